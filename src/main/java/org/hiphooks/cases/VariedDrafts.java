package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Other legal ways to write drafts and a problem just added. */
final class VariedDrafts {

  private final ChartScope scope;
  private final EquivalentCodes codes;
  private final Choice choice;

  VariedDrafts(ChartScope scope, EquivalentCodes codes, Choice choice) {
    this.scope = scope;
    this.codes = codes;
    this.choice = choice;
  }

  /** Changes the drafts of one order: the order itself first, then its drugs. */
  void vary(List<ObjectNode> drafts) {
    String order = drafts.get(0).path("id").asText();
    boolean linked = choice.oneIn(2);
    for (ObjectNode draft : drafts) {
      if ("ServiceRequest".equals(draft.path("resourceType").asText())) {
        service(draft);
      } else {
        if (linked && !order.equals(draft.path("id").asText())) {
          draft.putArray("basedOn").add(Fhir.reference("ServiceRequest/" + order));
        }
        if (choice.oneIn(2)) {
          Medications.contain(draft);
        }
      }
    }
  }

  /** Changes the code of a problem. */
  void vary(ObjectNode problem) {
    Code usual = Code.of(problem.at("/code/coding/0"));
    problem.set("code", Fhir.concept(List.of(choice.of(codes.like(usual)))));
  }

  private void service(ObjectNode request) {
    Code usual = Code.of(request.at("/code/coding/0"));
    boolean injection = "injection".equals(scope.vignette().ordered("ordKind").orElse(""));
    if (!injection) {
      request.set("code", Fhir.concept(List.of(choice.of(codes.like(usual)))));
    }
    if (choice.oneIn(4)) {
      request.remove("bodySite");
    } else {
      request.putArray("bodySite").add(choice.of(Sides.of(scope.rendering(), "R")));
    }
    String guidance = scope.vignette().ordered("ordGuidance").orElse("");
    JsonNode other = scope.rendering().at("/orders/guidanceAlso/" + guidance);
    if (other.isObject() && choice.oneIn(2)) {
      request.putArray("orderDetail").add(Fhir.concept(List.of(Code.of(other))));
    }
  }
}
