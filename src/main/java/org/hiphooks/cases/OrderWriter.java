package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a case orders: drafts that are not signed yet, or a problem just added. */
final class OrderWriter {

  private static final int DOSE_DIGITS = 4;

  private final ChartScope scope;
  private final Rendering rendering;

  OrderWriter(ChartScope scope) {
    this.scope = scope;
    this.rendering = scope.rendering();
  }

  /** The draft that is the order itself, then the drugs that go with it. */
  List<ObjectNode> drafts() {
    String kind = scope.vignette().ordered("ordKind").orElseThrow();
    List<ObjectNode> drafts = new ArrayList<>();
    if (scope.vignette().ordered("ordDrug").isPresent()) {
      String drug = scope.vignette().ordered("ordDrug").orElseThrow();
      drafts.add(drug(kind, rendering.code("/orders/drugs/" + drug), null));
      return drafts;
    }
    drafts.add(service(kind));
    if ("injection".equals(kind)) {
      steroid(drafts);
      anaesthetic(drafts);
    }
    return drafts;
  }

  /** The Condition that a problem-list case adds. */
  ObjectNode problem() {
    Case vignette = scope.vignette();
    String code = vignette.ordered("ordCode").orElseThrow();
    List<Code> codes = rendering.codes("/orders/problems/" + code);
    ObjectNode condition =
        new ConditionWriter(scope)
            .condition(scope.id("new", "problem"), "active", codes, "new problem");
    vignette
        .ordered("ordLaterality")
        .ifPresent(side -> condition.withArray("/bodySite").add(Sides.of(rendering, side).get(0)));
    return condition.put("recordedDate", scope.times().now().toString());
  }

  private ObjectNode service(String kind) {
    Case vignette = scope.vignette();
    String target = vignette.ordered("ordTarget").orElse(null);
    boolean named = "injection".equals(kind) && target != null;
    Code code =
        rendering.code(named ? "/injections/targets/" + target : "/orders/services/" + kind);
    ObjectNode request = Fhir.resource("ServiceRequest", scope.id("draft", kind));
    request.put("status", "draft").put("intent", "order");
    request.set("code", Fhir.concept(List.of(code)));
    vignette
        .ordered("ordGuidance")
        .ifPresent(guidance -> request.withArray("/orderDetail").add(guidance(guidance)));
    request.set("subject", scope.subject());
    request.put("authoredOn", scope.times().now().toString());
    request.set("requester", Fhir.reference(rendering.text("/user")));
    request.withArray("/bodySite").add(Sides.right(rendering));
    return request;
  }

  private ObjectNode guidance(String guidance) {
    return Fhir.concept(List.of(rendering.code("/orders/guidance/" + guidance)));
  }

  private void steroid(List<ObjectNode> drafts) {
    Case vignette = scope.vignette();
    vignette
        .ordered("ordSteroid")
        .ifPresent(
            steroid -> {
              String path = "/orders/steroids/" + steroid;
              JsonNode dose = vignette.order().get("ordDoseTcaMg");
              BigDecimal factor = rendering.number(path + "/factor");
              drafts.add(
                  drug(
                      "steroid",
                      rendering.code(path),
                      dose == null
                          ? null
                          : dose.decimalValue().divide(factor, DOSE_DIGITS, RoundingMode.HALF_UP)));
            });
  }

  private void anaesthetic(List<ObjectNode> drafts) {
    scope
        .vignette()
        .ordered("ordLA")
        .filter(kind -> !"none".equals(kind))
        .ifPresent(
            kind -> {
              String path = "/orders/anaesthetics/" + kind;
              BigDecimal dose = rendering.number(path + "/dose");
              drafts.add(drug("anaesthetic", rendering.code(path), dose));
            });
  }

  private ObjectNode drug(String name, Code code, @Nullable BigDecimal dose) {
    ObjectNode request = Fhir.resource("MedicationRequest", scope.id("draft", name));
    request.put("status", "draft").put("intent", "order");
    request.set("medicationCodeableConcept", Fhir.concept(List.of(code)));
    request.set("subject", scope.subject());
    request.put("authoredOn", scope.times().now().toString());
    request.set("requester", Fhir.reference(rendering.text("/user")));
    if (dose != null) {
      BigDecimal plain = dose.stripTrailingZeros();
      BigDecimal whole = plain.scale() < 0 ? plain.setScale(0) : plain;
      ObjectNode rate =
          request.withArray("/dosageInstruction").addObject().withArray("/doseAndRate").addObject();
      rate.set(
          "doseQuantity",
          Fhir.quantity(whole, rendering.text("/orders/doseUnit"), rendering.text("/ucum")));
    }
    return request;
  }
}
