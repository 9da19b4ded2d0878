package org.hiphooks.knowledge;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.function.Supplier;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hl7.elm.r1.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The libraries as expressions. They are large, and only compiling the rules and the reference
 * engine need them: what can be read again is let go when memory is short, and read again by who
 * asks for it. Thread-safe.
 */
public final class LibraryExpressions {

  private final Supplier<Held> again;
  private SoftReference<Held> held;

  private LibraryExpressions(Supplier<Held> again, SoftReference<Held> held) {
    this.again = again;
    this.held = held;
  }

  /**
   * What is held together.
   *
   * @param reading all libraries as written: an input is read from the chart
   * @param rules the same, but an input is what the caller gives
   * @param defines the expression of each define, functions left out
   */
  public record Held(
      LibraryManager reading, LibraryManager rules, Map<DefineName, Expression> defines) {}

  /** Expressions that are never let go: to make them again costs a compilation. */
  public static LibraryExpressions kept(Held held) {
    return new LibraryExpressions(() -> held, new SoftReference<>(held));
  }

  /**
   * Expressions that are let go.
   *
   * @param again reads the same once more
   */
  static LibraryExpressions readable(Held first, Supplier<Held> again) {
    return new LibraryExpressions(again, new SoftReference<>(first));
  }

  /**
   * The expressions.
   *
   * @throws RuntimeException if they were let go and cannot be read again
   */
  public synchronized Held get() {
    Held known = held.get();
    if (known == null) {
      known = again.get();
      held = new SoftReference<>(known);
    }
    return known;
  }

  /** As if memory were short. */
  synchronized void letGo() {
    held = new SoftReference<>(null);
  }

  /** The expression of a define; null if there is none. */
  @Nullable Expression of(DefineName define) {
    return get().defines().get(define);
  }
}
