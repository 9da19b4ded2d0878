package org.hiphooks.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.hiphooks.chart.Facts;
import org.hiphooks.config.SiteSection;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.InputLabel;
import org.junit.jupiter.api.Test;

class OpenRulesTest {

  private static final Instant NOW = Instant.parse(Jobs.AT);
  private static final Evaluation EVALUATION =
      Evaluation.of(
          CohortContent.of(
              Content.embedded(), SiteSection.DEFAULT, null, NOW, PatientLimits.USUAL));
  private static final OpenRules RULES = new OpenRules(EVALUATION);

  private static Map<String, SortedSet<String>> open(Map<String, ?> recorded) {
    return RULES.of(Facts.given(recorded), NOW);
  }

  @Test
  void whereNothingIsRecordedRulesWait() {
    assertThat(open(Map.of())).containsKey("RF-03");
    assertThat(open(Map.of()).get("RF-03")).contains("hipInfectionDx", "restPain");
  }

  @Test
  void whatIsRecordedIsWaitedForByNoRule() {
    assertThat(open(Map.of("restPain", false)).values()).noneMatch(on -> on.contains("restPain"));
  }

  @Test
  void aRuleThatCannotBecomeTrueAnyMoreWaitsForNothing() {
    Map<String, Object> all = new HashMap<>();
    EVALUATION
        .knowledge()
        .cql()
        .inputs()
        .forEach((input, type) -> all.put(input, "Boolean".equals(type) ? false : value(type)));
    assertThat(open(all)).isEmpty();
  }

  private static Object value(String type) {
    return switch (type) {
      case "Integer" -> 0;
      case "Decimal" -> java.math.BigDecimal.ZERO;
      default -> "";
    };
  }

  @Test
  void whatNobodyWouldAskIsNotWaitedFor() {
    List<InputLabel> labels =
        EVALUATION.knowledge().labels().values().stream()
            .filter(label -> !label.notAskedIf().isEmpty())
            .toList();
    assertThat(labels).isNotEmpty();
    for (InputLabel label : labels) {
      Map<String, Object> recorded = new HashMap<>(label.notAskedIf());
      assertThat(open(recorded).values()).noneMatch(on -> on.contains(label.name()));
    }
  }
}
