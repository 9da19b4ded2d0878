package org.hiphooks.evaluate.compiled;

import org.jspecify.annotations.Nullable;

/** A compiled expression. */
@FunctionalInterface
interface Node {

  /** Its value in a run; null = CQL null. Throws if the expression has none. */
  @Nullable Object in(Run run);
}
