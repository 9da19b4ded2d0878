package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The codes by which drafts of a content name what is ordered. */
public final class DraftCodeList {

  private static final List<String> CODED = List.of("code", "medicationCodeableConcept");

  private DraftCodeList() {}

  /** All of them, each as {@code system|code}. */
  public static Set<String> of(Knowledge knowledge) {
    Set<String> codes = new TreeSet<>();
    for (ServicePlan service : knowledge.services()) {
      for (CardPlan card : service.cards()) {
        for (SuggestionPlan suggestion : card.suggestions()) {
          suggestion.drafts().forEach(draft -> add(draft.resource(), codes));
        }
      }
    }
    return codes;
  }

  private static void add(JsonNode draft, Set<String> codes) {
    for (String element : CODED) {
      for (JsonNode coding : draft.path(element).path("coding")) {
        codes.add(coding.path("system").asText() + '|' + coding.path("code").asText());
      }
    }
  }
}
