package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service must answer to a case.
 *
 * @param cards expected cards in any order: for patient-view rule ids, with a {@code w} after a red
 *     flag that is a warning; otherwise {@code rule:level}
 * @param redFlags rule id to level; empty for orders
 * @param top the top cause; null if none is expected
 * @param tier likely or possible; null if none is expected
 * @param step the escalation step; null if none is expected
 * @param cautions caution ids
 * @param contraindications contraindication ids
 * @param contributors contributing causes
 * @param linked linked causes
 * @param gaps inputs named as missing
 * @param causes causes in rank order, each {@code cause:tier:score}; null if the case does not say
 * @param values what further defines of the guidance give, by name; empty if the case does not say
 */
public record Expectation(
    List<String> cards,
    Map<String, String> redFlags,
    @Nullable String top,
    @Nullable String tier,
    @Nullable String step,
    List<String> cautions,
    List<String> contraindications,
    List<String> contributors,
    List<String> linked,
    List<String> gaps,
    @Nullable List<String> causes,
    Map<String, JsonNode> values) {

  /** Defensive copies. */
  public Expectation {
    cards = List.copyOf(cards);
    redFlags = Map.copyOf(redFlags);
    cautions = List.copyOf(cautions);
    contraindications = List.copyOf(contraindications);
    contributors = List.copyOf(contributors);
    linked = List.copyOf(linked);
    gaps = List.copyOf(gaps);
    causes = causes == null ? null : List.copyOf(causes);
    values = Map.copyOf(values);
  }
}
