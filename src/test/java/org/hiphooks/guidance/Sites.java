package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.CodeMapping;
import org.hiphooks.config.Dialect;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SuggestionPlan;

/** Clients of each dialect, with a code of their own for every draft of the content. */
final class Sites {

  private static final String ITEM =
      "urn:com.epic.cdshooks.action.code.system.preference-list-item";
  private static final String ICD10 = "urn:oid:2.16.840.1.113883.6.90";

  private Sites() {}

  /** Without codes of its own. */
  static ClientSettings plain(Dialect dialect) {
    return client(dialect, List.of());
  }

  /** With the codes of its preference list, where the dialect asks for them. */
  static ClientSettings mapped(Knowledge knowledge, Dialect dialect) {
    return client(dialect, dialect == Dialect.EPIC ? codes(knowledge) : List.of());
  }

  private static ClientSettings client(Dialect dialect, List<CodeMapping> codes) {
    return new ClientSettings(
        dialect.code(), null, dialect, Map.of(), List.of(), List.of(), codes, true);
  }

  /** Synthetic codes: what is created is told by the system, which item by the code of ours. */
  private static List<CodeMapping> codes(Knowledge knowledge) {
    List<CodeMapping> codes = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (ServicePlan service : knowledge.services()) {
      for (CardPlan card : service.cards()) {
        for (SuggestionPlan suggestion : card.suggestions()) {
          suggestion.drafts().forEach(draft -> add(draft.resource(), seen, codes));
        }
      }
    }
    return codes;
  }

  private static void add(ObjectNode draft, TreeSet<String> seen, List<CodeMapping> codes) {
    boolean isProblem = "Condition".equals(draft.path("resourceType").asText());
    for (String element : List.of("code", "medicationCodeableConcept")) {
      JsonNode coding = draft.path(element).at("/coding/0");
      String system = coding.path("system").asText();
      String code = coding.path("code").asText();
      if (!code.isEmpty() && seen.add(system + '|' + code)) {
        codes.add(
            new CodeMapping(
                system, code, null, isProblem ? ICD10 : ITEM, isProblem ? "M25.551" : "i" + code));
      }
    }
  }
}
