package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.cdshooks.AnswerLinter;

/**
 * Compares the answer to an order or a new problem with what its vignette expects: the cards with
 * their levels, their order, how they are merged, that they hold nothing about a visit, and that
 * what they propose can be done with the drafts of the call.
 */
final class ExpectedOrderAnswer {

  private static final int MOST_CARDS = 5;
  private static final int LONGEST_DETAIL = 1500;
  private static final List<String> LEVELS = List.of("critical", "warning", "info");
  private static final List<String> OF_A_VISIT =
      List.of(
          "redFlags",
          "top",
          "tier",
          "causes",
          "contributors",
          "linked",
          "step",
          "cautions",
          "contraindications",
          "gaps");

  /** Data dictionary 7.4: by level, then by rule. */
  private static final Comparator<String> DISPLAY =
      Comparator.comparing((String card) -> LEVELS.indexOf(card.substring(card.indexOf(':') + 1)))
          .thenComparing(Comparator.naturalOrder());

  private ExpectedOrderAnswer() {}

  /**
   * Checks an answer.
   *
   * @param expected cards as {@code rule:level}, in any order
   */
  static void check(List<String> expected, JsonNode cards, JsonNode request) {
    List<String> wanted = new ArrayList<>(expected);
    wanted.sort(DISPLAY);
    List<String> shown = new ArrayList<>();
    List<String> merged = new ArrayList<>();
    for (JsonNode card : cards) {
      checkTexts(card);
      checkSuggestions(card, request);
      JsonNode guidance = card.at("/extension/org.hiphooks.guidance");
      assertThat(OF_A_VISIT).noneMatch(guidance::has);
      shown.add(name(guidance));
      guidance.path("merged").forEach(inside -> merged.add(name(inside)));
    }
    if (shown.remove("MORE:info")) {
      int tail = wanted.size() - (MOST_CARDS - 1);
      assertThat(merged).isEqualTo(wanted.subList(wanted.size() - tail, wanted.size()));
      shown.addAll(merged);
    } else {
      assertThat(merged).isEmpty();
    }
    assertThat(shown).isEqualTo(wanted);
  }

  private static String name(JsonNode guidance) {
    return guidance.path("rule").asText() + ':' + guidance.path("level").asText();
  }

  private static void checkTexts(JsonNode card) {
    assertThat(AnswerLinter.check(card)).isEmpty();
    String detail = card.path("detail").asText();
    assertThat(detail.codePointCount(0, detail.length())).isLessThanOrEqualTo(LONGEST_DETAIL);
    assertThat(detail + card.path("summary").asText())
        .doesNotContainPattern("\\{\\??[\\w.]+}")
        .doesNotContain("()", "null");
  }

  /** A draft is removed or changed by the id under which the client knows it. */
  private static void checkSuggestions(JsonNode card, JsonNode request) {
    Set<String> drafts = new TreeSet<>();
    for (String bundle : List.of("draftOrders", "conditions")) {
      for (JsonNode entry : request.path("context").path(bundle).path("entry")) {
        drafts.add(reference(entry.path("resource")));
      }
    }
    for (JsonNode suggestion : card.path("suggestions")) {
      for (JsonNode action : suggestion.path("actions")) {
        switch (action.path("type").asText()) {
          case "delete" -> assertThat(drafts).contains(action.path("resourceId").asText());
          case "update" -> assertThat(drafts).contains(reference(action.path("resource")));
          default -> assertThat(action.path("resource").path("id").isMissingNode()).isTrue();
        }
      }
    }
  }

  private static String reference(JsonNode resource) {
    return resource.path("resourceType").asText() + '/' + resource.path("id").asText();
  }
}
