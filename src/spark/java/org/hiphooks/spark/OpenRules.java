package org.hiphooks.spark;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.InputLabel;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.replay.coverage.Watch;
import org.jspecify.annotations.Nullable;

/**
 * Which rules could still become true if an input were recorded that is not. A rule is walked down
 * its own tree with three values: where a part is false or without value only for want of an input,
 * it is open. No rule stands here, only how {@code and}, {@code or} and {@code not} are read.
 */
final class OpenRules {

  private final Knowledge knowledge;
  private final Watch watch;
  private final Map<String, Set<DefineName>> rules = new LinkedHashMap<>();
  private final RuleParts parts;

  OpenRules(Evaluation evaluation) {
    this.knowledge = evaluation.knowledge();
    this.watch = evaluation.watch();
    evaluation
        .cards()
        .forEach(
            card ->
                rules
                    .computeIfAbsent(card.rule(), rule -> new LinkedHashSet<>())
                    .add(Decider.guidance(card.ruleDefine())));
    this.parts = new RuleParts(knowledge.cql());
    rules.values().forEach(defines -> defines.forEach(parts::of));
  }

  /** By rule that is open, the inputs that it waits on. */
  Map<String, SortedSet<String>> of(Facts facts, Instant at) {
    Visit visit = new Visit(facts.values(), watch.values(parts.values(), facts, at));
    Map<String, SortedSet<String>> open = new LinkedHashMap<>();
    rules.forEach(
        (rule, defines) -> {
          SortedSet<String> waits = new TreeSet<>();
          defines.forEach(define -> visit.waits(define, waits));
          if (!waits.isEmpty()) {
            open.put(rule, waits);
          }
        });
    return open;
  }

  /** One patient. */
  private final class Visit {

    private final Map<String, Object> recorded;
    private final Values values;
    private final Map<DefineName, Truth> known = new HashMap<>();
    private final Map<String, Boolean> lacking = new HashMap<>();

    Visit(Map<String, Object> recorded, Values values) {
      this.recorded = recorded;
      this.values = values;
    }

    /** Adds the inputs without which a define is open. */
    void waits(DefineName define, Set<String> waits) {
      waits(parts.of(define), waits);
    }

    private void waits(@Nullable RulePart part, Set<String> waits) {
      if (part == null || truth(part) != Truth.OPEN) {
        return;
      }
      if (part.kind() == RulePart.Kind.DEFINE && part.define() != null) {
        waits(part.define(), waits);
      } else if (part.kind() == RulePart.Kind.LEAF) {
        part.inputs().stream().filter(this::isLacking).forEach(waits::add);
      } else {
        part.parts().forEach(child -> waits(child, waits));
      }
    }

    private Truth truth(RulePart part) {
      return switch (part.kind()) {
        case AND -> all(part.parts(), Truth.NO, Truth.YES);
        case OR -> all(part.parts(), Truth.YES, Truth.NO);
        case NOT -> truth(part.parts().get(0)).not();
        case SAME -> truth(part.parts().get(0));
        case DEFINE -> define(part);
        case LEAF -> leaf(part);
      };
    }

    /** What one part decides alone; otherwise open if one is, or else what all agree on. */
    private Truth all(List<RulePart> all, Truth decisive, Truth otherwise) {
      Truth truth = otherwise;
      for (RulePart part : all) {
        Truth one = truth(part);
        if (one == decisive) {
          return decisive;
        }
        truth = one == Truth.OPEN ? Truth.OPEN : truth;
      }
      return truth;
    }

    private Truth define(RulePart part) {
      DefineName define = part.define();
      RulePart tree = define == null ? null : parts.of(define);
      if (define == null || tree == null) {
        return Truth.NO;
      }
      Truth truth = known.get(define);
      if (truth == null) {
        truth = truth(tree);
        known.put(define, truth);
      }
      return truth;
    }

    /** What is true by what is recorded stays true; what is not may only lack something. */
    private Truth leaf(RulePart part) {
      if (Boolean.TRUE.equals(value(part))) {
        return Truth.YES;
      }
      return !part.isOfAbsence() && part.inputs().stream().anyMatch(this::isLacking)
          ? Truth.OPEN
          : Truth.NO;
    }

    private @Nullable Object value(RulePart part) {
      DefineName define = part.define();
      if (define == null) {
        return null;
      }
      return part.isInput() ? recorded.get(define.name()) : values.byDefine().get(define);
    }

    private boolean isLacking(String input) {
      return lacking.computeIfAbsent(input, i -> !recorded.containsKey(i) && isAsked(i));
    }

    private boolean isAsked(String input) {
      InputLabel label = knowledge.labels().get(input);
      return label == null || label.isAsked(recorded);
    }
  }
}
