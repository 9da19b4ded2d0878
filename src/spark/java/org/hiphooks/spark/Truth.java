package org.hiphooks.spark;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hiphooks.knowledge.RuleNode;

/** What can be said of a part of a rule by what is recorded. */
enum Truth {
  YES,
  NO,
  /** It depends on something that is not recorded. */
  OPEN;

  private static final Set<String> INNER =
      Set.of("And", "Or", "Not", "IsFalse", "IsTrue", "Coalesce");

  /** Whether a node is looked at as a whole. */
  static boolean isLeaf(RuleNode node) {
    return !INNER.contains(node.operator());
  }

  Truth not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case OPEN -> OPEN;
    };
  }

  static Truth and(Stream<Truth> parts) {
    Set<Truth> all = parts.collect(Collectors.toSet());
    return all.contains(NO) ? NO : all.contains(OPEN) ? OPEN : YES;
  }

  static Truth or(Stream<Truth> parts) {
    return and(parts.map(Truth::not)).not();
  }
}
