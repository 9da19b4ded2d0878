package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.Expectation;
import org.hiphooks.cdshooks.AnswerLinter;

/**
 * Compares the answer to a visit with what its vignette expects: the cards, their order, how they
 * are merged, and the assessment that stands on each of them.
 */
final class ExpectedAnswer {

  private static final int MOST_CARDS = 5;
  private static final int LONGEST_DETAIL = 1500;
  private static final String MORE = "MORE";

  /** Data dictionary 7.4; red flags by level first. */
  private static final List<String> ORDER =
      List.of(
          "RF-02", "RF-03", "RF-07", "RF-08", "RF-10a", "RF-10b", "RF-10c", "RF-10d", "RF-11",
          "RF-15", "RF-01", "RF-04", "RF-12", "RF-09", "RF-05", "RF-06", "RF-13", "SC-02", "SC-01",
          "SC-03", "ESC", "DX", "SP-REDS", "GAP-01", MORE);

  private static final Comparator<JsonNode> DISPLAY =
      Comparator.comparing((JsonNode card) -> isRedFlag(card) ? level(card) : 2)
          .thenComparing(card -> ORDER.indexOf(rule(card).replaceFirst("^ESC-.*", "ESC")));

  private ExpectedAnswer() {}

  static void check(Case vignette, JsonNode cards) {
    List<JsonNode> shown = new ArrayList<>();
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode card : cards) {
      checkTexts(card);
      JsonNode guidance = card.at("/extension/org.hiphooks.guidance");
      checkAssessment(vignette.expectation(), guidance);
      shown.add(guidance);
      all.add(guidance);
      guidance.path("merged").forEach(all::add);
    }
    all.removeIf(card -> MORE.equals(rule(card)));
    assertThat(all.stream().map(ExpectedAnswer::name))
        .containsExactlyInAnyOrderElementsOf(vignette.expectation().cards());
    assertThat(shown).isSortedAccordingTo(DISPLAY);
    checkMerging(shown, all);
  }

  private static void checkTexts(JsonNode card) {
    assertThat(AnswerLinter.check(card)).isEmpty();
    String detail = card.path("detail").asText();
    assertThat(detail.codePointCount(0, detail.length())).isLessThanOrEqualTo(LONGEST_DETAIL);
    assertThat(detail + card.path("summary").asText())
        .doesNotContainPattern("\\{\\??[\\w.]+}")
        .doesNotContain("()", "null");
  }

  private static void checkAssessment(Expectation expected, JsonNode guidance) {
    assertThat(levels(guidance.path("redFlags"))).isEqualTo(new TreeMap<>(expected.redFlags()));
    assertThat(text(guidance, "top")).isEqualTo(String.valueOf(expected.top()));
    assertThat(text(guidance, "tier")).isEqualTo(String.valueOf(expected.tier()));
    assertThat(text(guidance, "step")).isEqualTo(String.valueOf(expected.step()));
    assertThat(names(guidance, "cautions")).isEqualTo(new TreeSet<>(expected.cautions()));
    assertThat(names(guidance, "contraindications"))
        .isEqualTo(new TreeSet<>(expected.contraindications()));
    assertThat(names(guidance, "contributors")).isEqualTo(new TreeSet<>(expected.contributors()));
    assertThat(names(guidance, "linked")).isEqualTo(new TreeSet<>(expected.linked()));
    assertThat(names(guidance, "gaps")).isEqualTo(new TreeSet<>(expected.gaps()));
    if (expected.causes() != null) {
      assertThat(ranking(guidance)).isEqualTo(expected.causes());
    }
  }

  /** Data dictionary 7.5: information alone is merged, the last first, and no card stands twice. */
  private static void checkMerging(List<JsonNode> shown, List<JsonNode> all) {
    int infos = (int) all.stream().filter(ExpectedAnswer::isInfo).count();
    int merged = all.size() > MOST_CARDS ? Math.min(infos, all.size() - (MOST_CARDS - 1)) : 0;
    assertThat(shown).hasSize(all.size() - merged + (merged > 0 ? 1 : 0));
    for (JsonNode card : shown) {
      List<JsonNode> inside = new ArrayList<>();
      card.path("merged").forEach(inside::add);
      assertThat(inside).hasSize(MORE.equals(rule(card)) ? merged : 0);
      assertThat(inside).allMatch(ExpectedAnswer::isInfo).isSortedAccordingTo(DISPLAY);
    }
    Set<String> names = new HashSet<>();
    all.forEach(card -> assertThat(names.add(name(card))).isTrue());
  }

  private static int level(JsonNode card) {
    return "critical".equals(card.path("level").asText()) ? 0 : 1;
  }

  private static boolean isRedFlag(JsonNode card) {
    return rule(card).startsWith("RF-");
  }

  private static boolean isInfo(JsonNode card) {
    return "info".equals(card.path("level").asText());
  }

  private static String rule(JsonNode card) {
    return card.path("rule").asText();
  }

  /** As vignettes name cards. */
  private static String name(JsonNode card) {
    return isRedFlag(card) && level(card) == 1 ? rule(card) + "w" : rule(card);
  }

  private static String text(JsonNode guidance, String field) {
    return guidance.has(field) ? guidance.path(field).asText() : "null";
  }

  private static Set<String> names(JsonNode guidance, String field) {
    Set<String> names = new TreeSet<>();
    for (JsonNode item : guidance.path(field)) {
      names.add(item.isTextual() ? item.asText() : item.path("id").asText());
    }
    return names;
  }

  private static List<String> ranking(JsonNode guidance) {
    List<String> ranking = new ArrayList<>();
    for (JsonNode cause : guidance.path("causes")) {
      ranking.add(
          cause.path("id").asText()
              + ':'
              + cause.path("tier").asText()
              + ':'
              + cause.path("score").asText());
    }
    return ranking;
  }

  private static Map<String, String> levels(JsonNode object) {
    Map<String, String> levels = new TreeMap<>();
    object.properties().forEach(entry -> levels.put(entry.getKey(), entry.getValue().asText()));
    return levels;
  }
}
