package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.CodeMapping;
import org.hiphooks.config.Dialect;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SuggestionPlan;

/**
 * A client of each dialect that can place every draft of a content: where it asks for a code of its
 * own, it has one for each of ours.
 */
final class SampleClients {

  private static final String ITEM =
      "urn:com.epic.cdshooks.action.code.system.preference-list-item";

  private static final String PROBLEM = "urn:oid:2.16.840.1.113883.6.90";

  private SampleClients() {}

  static ClientSettings of(Knowledge knowledge, Dialect dialect) {
    return ClientSettings.named(dialect.code())
        .dialect(dialect)
        .codes(dialect == Dialect.EPIC ? codes(knowledge) : List.of())
        .asDefault()
        .build();
  }

  private static List<CodeMapping> codes(Knowledge knowledge) {
    List<CodeMapping> codes = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (ServicePlan service : knowledge.services()) {
      for (CardPlan card : service.cards()) {
        for (SuggestionPlan suggestion : card.suggestions()) {
          suggestion.drafts().forEach(draft -> add(draft.resource(), seen, codes));
        }
      }
    }
    return codes;
  }

  private static void add(ObjectNode draft, Set<String> seen, List<CodeMapping> codes) {
    boolean isProblem = "Condition".equals(draft.path("resourceType").asText());
    for (String element : List.of("code", "medicationCodeableConcept")) {
      JsonNode coding = draft.path(element).at("/coding/0");
      String system = coding.path("system").asText();
      String code = coding.path("code").asText();
      if (!code.isEmpty() && seen.add(system + '|' + code)) {
        codes.add(new CodeMapping(system, code, null, isProblem ? PROBLEM : ITEM, "i" + code));
      }
    }
  }
}
