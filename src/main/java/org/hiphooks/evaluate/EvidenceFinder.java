package org.hiphooks.evaluate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.RuleNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the findings behind a rule that is true: it walks the rule's expression along the branches
 * that are true, with the engine's own values of each part, down to the inputs.
 */
public final class EvidenceFinder {

  /** By identity, and no longer than the content lives. */
  private static final Cache<CompiledCql, Map<DefineName, Basis>> BASES =
      Caffeine.newBuilder().weakKeys().build();

  /** What a rule rests on: the parts of its expressions that are asked for, and its inputs. */
  private record Basis(Set<DefineName> parts, Set<String> inputs) {}

  private final CompiledCql cql;
  private final Evaluator evaluator;

  /** For one content. */
  public EvidenceFinder(CompiledCql cql, Evaluator evaluator) {
    this.cql = cql;
    this.evaluator = evaluator;
  }

  /**
   * The evidence of one rule.
   *
   * @param rule a define that is true
   * @param inputs values by input name
   * @param settings values by setting name
   * @param now the evaluation's now
   */
  public Evidence find(
      DefineName rule,
      Map<String, ? extends @Nullable Object> inputs,
      Map<String, ?> settings,
      Instant now) {
    Basis basis = bases(cql).computeIfAbsent(rule, this::basis);
    Values values = evaluator.evaluate(basis.parts(), inputs, settings, now);
    Walk walk = new Walk(values, inputs);
    walk.enter(rule);
    walk.ask(rule);
    return new Evidence(walk.findings, walk.missing, basis.inputs());
  }

  private static Map<DefineName, Basis> bases(CompiledCql cql) {
    return BASES.get(cql, key -> new ConcurrentHashMap<>());
  }

  private Basis basis(DefineName rule) {
    Set<DefineName> parts = new LinkedHashSet<>();
    Set<String> used = new LinkedHashSet<>();
    for (DefineName define : cql.graph().closure(rule)) {
      if (CompiledCql.INPUTS.equals(define.library())) {
        used.add(define.name());
      } else {
        collectParts(cql.trees().get(define), parts);
      }
    }
    used.retainAll(cql.inputs().keySet());
    return new Basis(new Asked(parts), used);
  }

  private static void collectParts(@Nullable RuleNode node, Set<DefineName> parts) {
    if (node == null) {
      return;
    }
    if (node.define() != null) {
      parts.add(node.define());
    }
    node.children().forEach(child -> collectParts(child, parts));
  }

  /** One walk over the true branches. */
  private final class Walk {

    private final Values values;
    private final Map<String, ? extends @Nullable Object> inputs;
    private final Set<DefineName> entered = new HashSet<>();
    private final Set<DefineName> asked = new HashSet<>();
    private final Set<String> findings = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    Walk(Values values, Map<String, ? extends @Nullable Object> inputs) {
      this.values = values;
      this.inputs = inputs;
    }

    void enter(DefineName define) {
      if (CompiledCql.INPUTS.equals(define.library())) {
        if (inputs.get(define.name()) != null) {
          findings.add(define.name());
        }
        return;
      }
      RuleNode tree = cql.trees().get(define);
      if (tree != null && entered.add(define)) {
        follow(tree);
      }
    }

    private void follow(RuleNode node) {
      if (node.reference() != null) {
        if (isEvidence(node)) {
          enter(node.reference());
        }
        return;
      }
      if ("Not".equals(node.operator()) || "IsNull".equals(node.operator())) {
        return;
      }
      for (RuleNode child : node.children()) {
        if (isOpen(node, child)) {
          follow(child);
        }
      }
    }

    /** What could still matter: an alternative that is met already asks for no other. */
    void ask(DefineName define) {
      if (CompiledCql.INPUTS.equals(define.library())) {
        if (inputs.get(define.name()) == null) {
          missing.add(define.name());
        }
        return;
      }
      RuleNode tree = cql.trees().get(define);
      if (tree != null && asked.add(define)) {
        ask(tree);
      }
    }

    private void ask(RuleNode node) {
      if (node.reference() != null) {
        if (isEvidence(node)) {
          ask(node.reference());
        }
        return;
      }
      boolean met =
          "Or".equals(node.operator()) && node.define() != null && values.isTrue(node.define());
      for (RuleNode child : node.children()) {
        if (!met || isOpen(node, child)) {
          ask(child);
        }
      }
    }

    /**
     * A name that a define chose, such as the top cause, is no finding: what led to it is its own.
     */
    private boolean isEvidence(RuleNode node) {
      return node.reference() != null
          && (!node.text() || CompiledCql.INPUTS.equals(node.reference().library()));
    }

    /**
     * A Boolean part is followed only if it is true; below "is false" the negative itself counts.
     */
    private boolean isOpen(RuleNode parent, RuleNode child) {
      if ("IsFalse".equals(parent.operator())) {
        return child.reference() != null;
      }
      return !child.bool() || child.define() == null || values.isTrue(child.define());
    }
  }
}
