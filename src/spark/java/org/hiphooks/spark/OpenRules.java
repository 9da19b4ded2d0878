package org.hiphooks.spark;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.InputLabel;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.RuleNode;
import org.hiphooks.replay.coverage.Watch;

/**
 * Which rules could still become true if an input were recorded that is not. A rule is walked down
 * its own tree with three values: where a part is false or without value only for want of an input,
 * it is open. No rule stands here, only how {@code and}, {@code or} and {@code not} are read.
 */
final class OpenRules {

  private final Knowledge knowledge;
  private final Watch watch;
  private final Map<String, Set<DefineName>> rules = new LinkedHashMap<>();
  private final Set<DefineName> leaves = new LinkedHashSet<>();
  private final Map<DefineName, Set<String>> inputs = new HashMap<>();

  OpenRules(Evaluation evaluation) {
    this.knowledge = evaluation.knowledge();
    this.watch = evaluation.watch();
    evaluation
        .cards()
        .forEach(
            card -> {
              DefineName define = Decider.guidance(card.ruleDefine());
              rules.computeIfAbsent(card.rule(), rule -> new LinkedHashSet<>()).add(define);
              for (DefineName needed : knowledge.cql().graph().closure(define)) {
                RuleNode tree = knowledge.cql().trees().get(needed);
                if (tree != null) {
                  collect(tree);
                }
              }
            });
  }

  private void collect(RuleNode node) {
    if (node.define() != null && Truth.isLeaf(node)) {
      leaves.add(node.define());
    }
    node.children().forEach(this::collect);
  }

  /** By rule that is open, the inputs that it waits on. */
  Map<String, SortedSet<String>> of(Facts facts, Instant at) {
    Visit visit = new Visit(facts.values(), watch.values(leaves, facts, at));
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

  private Set<String> read(DefineName define) {
    return inputs.computeIfAbsent(
        define,
        d -> {
          Set<String> read = new LinkedHashSet<>();
          for (DefineName needed : knowledge.cql().graph().closure(d)) {
            if (CompiledCql.INPUTS.equals(needed.library())) {
              read.add(needed.name());
            }
          }
          return read;
        });
  }

  /** One patient. */
  private final class Visit {

    private final Map<String, Object> recorded;
    private final Values values;
    private final Map<DefineName, Truth> known = new HashMap<>();

    Visit(Map<String, Object> recorded, Values values) {
      this.recorded = recorded;
      this.values = values;
    }

    /** Adds the inputs without which a define is open. */
    void waits(DefineName define, Set<String> waits) {
      RuleNode tree = knowledge.cql().trees().get(define);
      if (tree != null && truth(define, tree) == Truth.OPEN) {
        waits(tree, waits);
      }
    }

    private void waits(RuleNode node, Set<String> waits) {
      if (truth(node) != Truth.OPEN) {
        return;
      }
      DefineName reference = node.reference();
      if (reference != null && knowledge.cql().trees().containsKey(reference) && node.bool()) {
        waits(reference, waits);
      } else if (Truth.isLeaf(node)) {
        missing(node, waits);
      } else {
        node.children().forEach(child -> waits(child, waits));
      }
    }

    private Truth truth(DefineName define, RuleNode tree) {
      Truth truth = known.get(define);
      if (truth == null) {
        truth = truth(tree);
        known.put(define, truth);
      }
      return truth;
    }

    private Truth truth(RuleNode node) {
      DefineName reference = node.reference();
      RuleNode tree = reference == null ? null : knowledge.cql().trees().get(reference);
      if (reference != null && tree != null && node.bool()) {
        return truth(reference, tree);
      }
      return switch (node.operator()) {
        case "And" -> Truth.and(node.children().stream().map(this::truth));
        case "Or" -> Truth.or(node.children().stream().map(this::truth));
        case "Not", "IsFalse" -> truth(node.children().get(0)).not();
        case "IsTrue", "Coalesce" -> truth(node.children().get(0));
        default -> leaf(node);
      };
    }

    /** What is true by what is recorded stays true; what is not may only lack something. */
    private Truth leaf(RuleNode node) {
      DefineName define = node.define();
      Object value = define == null ? null : values.byDefine().get(define);
      if (Boolean.TRUE.equals(value)) {
        return Truth.YES;
      }
      Set<String> missing = new TreeSet<>();
      missing(node, missing);
      return missing.isEmpty() || "IsNull".equals(node.operator()) ? Truth.NO : Truth.OPEN;
    }

    private void missing(RuleNode node, Set<String> missing) {
      if (node.reference() != null) {
        for (String input : read(node.reference())) {
          if (!recorded.containsKey(input) && isAsked(input)) {
            missing.add(input);
          }
        }
      }
      node.children().forEach(child -> missing(child, missing));
    }

    private boolean isAsked(String input) {
      InputLabel label = knowledge.labels().get(input);
      return label == null || label.isAsked(recorded);
    }
  }
}
