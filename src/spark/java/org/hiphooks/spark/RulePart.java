package org.hiphooks.spark;

import java.util.List;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * A part of a rule, as {@link OpenRules} looks at it.
 *
 * @param kind how its truth follows from its parts
 * @param define of a reference the define it means; of a leaf the define with its value, or the
 *     input that it is; null = it has no value of its own
 * @param isInput a leaf that is an input
 * @param isOfAbsence a leaf that asks whether something is not recorded
 * @param inputs of a leaf the inputs that it reads
 * @param parts its parts
 */
record RulePart(
    Kind kind,
    @Nullable DefineName define,
    boolean isInput,
    boolean isOfAbsence,
    List<String> inputs,
    List<RulePart> parts) {

  /** How the truth of a part follows from its parts. */
  enum Kind {
    AND,
    OR,
    NOT,
    /** As its first part. */
    SAME,
    /** As the define that it refers to. */
    DEFINE,
    /** By its value, and by what is recorded of its inputs. */
    LEAF
  }

  /** Defensive copies. */
  RulePart {
    inputs = List.copyOf(inputs);
    parts = List.copyOf(parts);
  }
}
