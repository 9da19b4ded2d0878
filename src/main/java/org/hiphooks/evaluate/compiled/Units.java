package org.hiphooks.evaluate.compiled;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.ucum.UcumService;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.State;
import org.opencds.cqf.cql.engine.runtime.Interval;

/**
 * What the reference engine's code asks beside its operands: how units convert, and the offset of a
 * time that names none, which is always UTC here. It is never changed.
 */
final class Units {

  /** None: what is compiled needs types when it runs, and no library. */
  static final LibraryManager LIBRARIES =
      new LibraryManager(new ModelManager(), CqlCompilerOptions.defaultOptions());

  static final State STATE = state();

  private Units() {}

  private static State state() {
    State state = new State(new Environment(LIBRARIES));
    state.setEvaluationDateTime(ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
    return state;
  }

  /** Reads its table of units when it is first asked for. */
  static UcumService service() {
    return LIBRARIES.getUcumService();
  }

  @SuppressWarnings("unchecked")
  static @Nullable Iterable<Interval> intervals(@Nullable Object list) {
    return (Iterable<Interval>) list;
  }
}
