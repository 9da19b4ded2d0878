package org.hiphooks.mutation;

import java.util.Map;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can refer to: defines and parameters, and names that a query or a function
 * binds.
 */
final class Scope {

  /** The element that is being sorted: its own elements are names. */
  static final String ITEM = "$item";

  private final Known known;
  private final String library;
  private final @Nullable Scope outer;
  private final String name;
  private final @Nullable Object bound;

  /** Values of defines and parameters. */
  interface Known {
    /** The value of a define. */
    @Nullable Object define(DefineName define);

    /** The value of a parameter: a setting, or a given input. */
    @Nullable Object parameter(DefineName parameter);
  }

  private Scope(
      Known known, String library, @Nullable Scope outer, String name, @Nullable Object bound) {
    this.known = known;
    this.library = library;
    this.outer = outer;
    this.name = name;
    this.bound = bound;
  }

  /** Of an expression of this library, without bound names. */
  static Scope of(Known known, String library) {
    return new Scope(known, library, null, "", null);
  }

  /** The same, and a name. */
  Scope with(String other, @Nullable Object value) {
    return new Scope(known, library, this, other, value);
  }

  /** Of the body of a function of this library. */
  Scope in(String other) {
    return of(known, other);
  }

  String library() {
    return library;
  }

  Known known() {
    return known;
  }

  /** The value of a bound name. */
  @Nullable Object get(String wanted) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.name.equals(wanted)) {
        return scope.bound;
      }
      if (scope.name.equals(ITEM) && scope.bound instanceof Map<?, ?> tuple) {
        return tuple.get(wanted);
      }
    }
    throw new IllegalStateException("nothing is called " + wanted);
  }
}
