package org.hiphooks.replay.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.CqlText;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.RuleNode;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.replay.coverage.Watch;
import org.hiphooks.replay.run.Difference.Kind;
import org.hiphooks.replay.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a rule turns out otherwise than was expected: from the define that shows its card
 * down along the parts that alone keep it from the value that was expected.
 */
final class Turns {

  private final Knowledge knowledge;
  private final Watch watch;

  Turns(Knowledge knowledge, Watch watch) {
    this.knowledge = knowledge;
    this.watch = watch;
  }

  /** The differences, each with the define at which it begins where one can be named. */
  List<Difference> of(List<Difference> differences, Visit visit, Answer answer) {
    return differences.stream().map(one -> one.at(turn(one, visit, answer))).toList();
  }

  private @Nullable Turn turn(Difference difference, Visit visit, Answer answer) {
    boolean isMissed = difference.kind() != Kind.EXTRA;
    DefineName define = define(difference, visit.service());
    Facts facts = define == null ? null : facts(define, isMissed, visit, answer);
    if (define == null || facts == null) {
      return null;
    }
    Values values = watch.values(parts(define), facts, visit.at());
    return new Walk(values, facts).turn(define, isMissed);
  }

  private @Nullable DefineName define(Difference difference, String service) {
    DefineName define =
        switch (difference.kind()) {
          case ASSESSMENT -> Decider.guidance(difference.what());
          case MISSED, EXTRA, LEVEL -> show(difference, service);
          case TOPIC, ORDER, ERROR -> null;
        };
    return define == null || !knowledge.cql().trees().containsKey(define) ? null : define;
  }

  /** The card that was expected; one of another level if no level was named. */
  private @Nullable DefineName show(Difference difference, String service) {
    String words = difference.kind() == Kind.EXTRA ? difference.got() : difference.expected();
    DefineName found = null;
    for (CardPlan card : knowledge.service(service).map(ServicePlan::cards).orElse(List.of())) {
      if (card.rule().equals(difference.what())) {
        boolean isLevel = List.of(words.split(" ", -1)).contains(card.level());
        found = found == null || isLevel ? Decider.guidance(card.showDefine()) : found;
      }
    }
    return found;
  }

  /** Of several orders the first in which the card is not as expected. */
  private @Nullable Facts facts(DefineName define, boolean wanted, Visit visit, Answer answer) {
    List<Facts> all = answer.basis().facts();
    for (Facts facts : all) {
      boolean isTrue = watch.values(Set.of(define), facts, visit.at()).isTrue(define);
      if (isTrue != wanted) {
        return facts;
      }
    }
    return all.isEmpty() ? null : all.get(0);
  }

  private Set<DefineName> parts(DefineName define) {
    Set<DefineName> parts = new LinkedHashSet<>();
    for (DefineName needed : knowledge.cql().graph().closure(define)) {
      RuleNode tree = knowledge.cql().trees().get(needed);
      if (tree != null && parts.add(needed)) {
        collect(tree, parts);
      }
    }
    return parts;
  }

  private static void collect(RuleNode node, Set<DefineName> parts) {
    if (node.define() != null) {
      parts.add(node.define());
    }
    node.children().forEach(child -> collect(child, parts));
  }

  /** One way down. */
  private final class Walk {

    private final Values values;
    private final Facts facts;
    private final Set<DefineName> entered = new LinkedHashSet<>();

    Walk(Values values, Facts facts) {
      this.values = values;
      this.facts = facts;
    }

    @Nullable Turn turn(DefineName define, boolean wanted) {
      RuleNode tree = knowledge.cql().trees().get(define);
      if (tree == null || !entered.add(define)) {
        return null;
      }
      return follow(define, tree, wanted);
    }

    private @Nullable Turn follow(DefineName open, RuleNode node, boolean wanted) {
      RuleNode next =
          switch (node.operator()) {
            case "And" -> wanted ? first(node, true) : null;
            case "Or" -> wanted ? null : first(node, false);
            case "Not", "IsTrue", "IsFalse" -> node.children().get(0);
            default -> null;
          };
      if (next != null) {
        boolean isTurned = "Not".equals(node.operator()) || "IsFalse".equals(node.operator());
        return follow(open, next, isTurned ? !wanted : wanted);
      }
      Turn below = node.reference() == null ? null : turn(node.reference(), wanted);
      return below == null ? here(open, node) : below;
    }

    /** The first part that alone keeps the whole from what was wanted. */
    private @Nullable RuleNode first(RuleNode node, boolean wanted) {
      return node.children().stream()
          .filter(child -> !Boolean.valueOf(wanted).equals(value(child)))
          .findFirst()
          .orElse(null);
    }

    private @Nullable Object value(RuleNode node) {
      DefineName define = node.reference() == null ? node.define() : node.reference();
      if (define == null) {
        return null;
      }
      Object input = facts.value(define.name());
      return values.byDefine().containsKey(define) ? values.byDefine().get(define) : input;
    }

    private @Nullable Turn here(DefineName open, RuleNode node) {
      CqlText text = knowledge.background().texts().get(open.library());
      int line = line(node.locator());
      if (text == null || line < 1 || line > text.lines().size()) {
        return null;
      }
      String value =
          values.failed().contains(open)
              ? "failed"
              : Objects.toString(values.byDefine().get(open), "null");
      return new Turn(
          open.toString(), value, text.path(), line, text.lines().get(line - 1).strip());
    }
  }

  private static int line(@Nullable String locator) {
    return locator == null || !locator.matches("\\d+:.*")
        ? 0
        : Integer.parseInt(locator.substring(0, locator.indexOf(':')));
  }
}
