package org.hiphooks.mutation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/** What the reference engine makes of a case. */
final class ReferenceValues {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private ReferenceValues() {}

  /** The defines whose value is another one, or that the engine could not evaluate. */
  static List<DefineName> differing(RuleContent content, MutationRun.Prepared prepared) {
    Map<String, Object> inputs = GivenValues.typed(content.cql(), prepared.outcome().inputs());
    Situation situation = prepared.situation();
    Map<DefineName, @Nullable Object> assumed = new HashMap<>();
    situation.unevaluated().forEach(define -> assumed.put(define, null));
    Values values =
        new CqlEvaluator(content.cql())
            .evaluate(content.defines(), inputs, situation.settings(), NOW, assumed);
    List<DefineName> differing = new ArrayList<>(values.failed());
    for (DefineName define : content.defines()) {
      if (!Truth.same(values.byDefine().get(define), prepared.values().before(define))) {
        differing.add(define);
      }
    }
    return differing;
  }
}
