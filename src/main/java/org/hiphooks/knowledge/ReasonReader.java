package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.CardPlan.CodingPlan;

/** Reads the reasons that a card offers to a clinician who disagrees. */
final class ReasonReader {

  private final Map<String, ContentFile> byUrl;
  private final List<ContentProblem> problems;

  ReasonReader(Map<String, ContentFile> byUrl, List<ContentProblem> problems) {
    this.byUrl = byUrl;
    this.problems = problems;
  }

  /** The reasons in the order of their value set; none if the action names no value set. */
  List<CodingPlan> read(ContentFile plan, String pointer, JsonNode action) {
    String url = Extensions.value(action, "override-reasons");
    if (url == null) {
      return List.of();
    }
    ContentFile valueSet = byUrl.get(url);
    if (valueSet == null) {
      problems.add(plan.missing(pointer + "/extension", url));
      return List.of();
    }
    List<CodingPlan> reasons = new ArrayList<>();
    for (JsonNode include : valueSet.json().path("compose").path("include")) {
      String system = include.path("system").asText();
      for (JsonNode concept : include.path("concept")) {
        String code = concept.path("code").asText();
        reasons.add(new CodingPlan(system, code, display(system, code, concept)));
      }
    }
    return reasons;
  }

  private String display(String system, String code, JsonNode concept) {
    ContentFile codeSystem = byUrl.get(system);
    if (concept.hasNonNull("display") || codeSystem == null) {
      return concept.path("display").asText(code);
    }
    for (JsonNode defined : codeSystem.json().path("concept")) {
      if (code.equals(defined.path("code").asText())) {
        return defined.path("display").asText(code);
      }
    }
    return code;
  }
}
