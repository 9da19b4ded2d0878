package org.hiphooks.mutation;

import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * One planted mistake.
 *
 * @param define the define, function or parameter that holds it
 * @param parameter whether that is a parameter
 * @param operator kind of mistake
 * @param from the node as it is written, on one line
 * @param to what stands there instead
 * @param locator place in the source
 * @param apply plants it in the compiled library
 * @param undo takes it out again
 */
record Mutant(
    DefineName define,
    boolean parameter,
    Operator operator,
    String from,
    String to,
    @Nullable String locator,
    Runnable apply,
    Runnable undo) {

  /** Line of the source; 0 if unknown. */
  int line() {
    return locator == null ? 0 : Integer.parseInt(locator.substring(0, locator.indexOf(':')));
  }

  /** One line for people. */
  String describe() {
    return "cql/%s.cql:%d \"%s\" %s: %s => %s"
        .formatted(define.library(), line(), define.name(), operator.words(), from, to);
  }
}
