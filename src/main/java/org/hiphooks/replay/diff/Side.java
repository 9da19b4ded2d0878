package org.hiphooks.replay.diff;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Facts;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.EvidenceFinder;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.replay.coverage.Watch;

/** One of the two contents, to be looked into. */
final class Side {

  private final CompiledCql cql;
  private final Map<String, Object> settings;
  private final Watch watch;
  private final EvidenceFinder finder;

  Side(HipGuidance guidance) {
    this.cql = guidance.knowledge().cql();
    this.settings = guidance.site().values();
    this.watch = new Watch(guidance.knowledge(), settings);
    this.finder = new EvidenceFinder(cql, CompiledEvaluator.of(cql, EvaluationLimit.NONE));
  }

  Watch watch() {
    return watch;
  }

  /** What a define refers to directly; functions are looked through. */
  Set<DefineName> references(DefineName define) {
    Set<DefineName> found = new LinkedHashSet<>();
    collect(define, found, new LinkedHashSet<>());
    return found;
  }

  private void collect(DefineName define, Set<DefineName> found, Set<DefineName> functions) {
    for (DefineName used : cql.graph().references().getOrDefault(define, Set.of())) {
      if (cql.graph().defines().contains(used)) {
        found.add(used);
      } else if (functions.add(used)) {
        collect(used, found, functions);
      }
    }
  }

  /** Recorded inputs that made a define true. */
  Set<String> findings(DefineName define, Facts facts, Instant now) {
    return finder.find(define, facts.values(), settings, now).findings();
  }

  /** Recorded inputs that a define needs, directly or not. */
  Set<String> inputs(DefineName define, Facts facts) {
    Set<String> inputs = cql.graph().inputs(define);
    inputs.removeIf(input -> facts.value(input) == null);
    return inputs;
  }
}
