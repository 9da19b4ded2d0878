package org.hiphooks.mutation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hiphooks.cases.Case;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Which truths the cases have seen both as true and as not true: of defines, and of their parts.
 */
final class Coverage {

  private static final int TRUE = 1;
  private static final int OTHER = 2;
  private static final int BOTH = TRUE | OTHER;

  private final RuleContent content;
  private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
  private final Map<String, int[]> defines = new TreeMap<>();
  private final Map<String, int[]> parts = new TreeMap<>();
  private final List<DefineName> oneSided = new ArrayList<>();

  Coverage(RuleContent content) {
    this.content = content;
    content.interpreter().watch(this::see);
    try {
      for (Case vignette : content.cases().all()) {
        CaseOutcome outcome = new CaseOutcome(content.knowledge(), vignette);
        CaseValues values =
            new CaseValues(
                content,
                GivenValues.typed(content.cql(), outcome.inputs()),
                Situation.of(vignette));
        values.reset();
      }
    } finally {
      content.interpreter().watch(null);
    }
    content.defines().forEach(this::count);
  }

  private void see(Object node, @Nullable Object value) {
    if (isTruth(node)) {
      seen.merge(node, Boolean.TRUE.equals(value) ? TRUE : OTHER, (one, other) -> one | other);
    }
  }

  private static boolean isTruth(Object node) {
    return node instanceof Expression expression
        && expression.getLocator() != null
        && expression.getResultTypeName() != null
        && "Boolean".equals(expression.getResultTypeName().getLocalPart())
        && !(node instanceof org.hl7.elm.r1.Literal);
  }

  private void count(DefineName define) {
    Object expression = content.expression(define);
    if (expression == null) {
      return;
    }
    if (isTruth(expression)) {
      int outcomes = seen.getOrDefault(expression, 0);
      add(defines, define.library(), outcomes);
      if (outcomes != BOTH) {
        oneSided.add(define);
      }
    }
    countParts(define.library(), expression);
  }

  private void countParts(String library, Object node) {
    if (isTruth(node)) {
      add(parts, library, seen.getOrDefault(node, 0));
    }
    ElmSlots.of(node).forEach(part -> countParts(library, part.node()));
  }

  private static void add(Map<String, int[]> counts, String library, int outcomes) {
    int[] count = counts.computeIfAbsent(library, l -> new int[2]);
    count[0]++;
    count[1] += outcomes == BOTH ? 1 : 0;
  }

  /** Boolean defines that no case makes true, or that every case makes true. */
  List<DefineName> oneSided() {
    return oneSided;
  }

  /** Part of all Boolean expressions that have been seen both ways, in percent. */
  double partsPercent() {
    int all = parts.values().stream().mapToInt(count -> count[0]).sum();
    int both = parts.values().stream().mapToInt(count -> count[1]).sum();
    return 100.0 * both / Math.max(1, all);
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("Truths that the cases have seen both as true and as not true\n\n");
    text.append("%-20s%22s%24s%n".formatted("", "Boolean defines", "Boolean expressions"));
    parts.forEach(
        (library, count) -> {
          int[] named = defines.getOrDefault(library, new int[2]);
          text.append(
              "%-20s%13d of %5d%15d of %5d%n"
                  .formatted(library, named[1], named[0], count[1], count[0]));
        });
    text.append("\nDefines seen one way only\n");
    oneSided.forEach(define -> text.append(define).append('\n'));
    return text.toString();
  }
}
