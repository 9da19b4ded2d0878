package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Other legal ways to record a Condition: code, state, side and times. */
final class VariedConditions {

  private static final List<String> ACTIVE = List.of("active", "recurrence", "relapse");
  private static final List<String> BELIEVED =
      List.of("confirmed", "unconfirmed", "provisional", "differential");

  private final ChartScope scope;
  private final EquivalentCodes codes;
  private final Choice choice;

  VariedConditions(ChartScope scope, EquivalentCodes codes, Choice choice) {
    this.scope = scope;
    this.codes = codes;
    this.choice = choice;
  }

  /** The same fact written otherwise: the resource changed, or another one in its place. */
  ObjectNode vary(WrittenRecord record) {
    InputDefinition input = record.input();
    ObjectNode condition = record.resource();
    boolean active = "active".equals(condition.at("/clinicalStatus/coding/0/code").asText());
    if (active && input.localCode() != null && isKnownAsFinding(input) && choice.oneIn(2)) {
      return finding(input);
    }
    code(condition, input);
    state(condition, active);
    if (condition.has("bodySite")) {
      condition.putArray("bodySite").add(choice.of(Sides.of(scope.rendering(), "R")));
    }
    VariedTimes times = new VariedTimes(choice);
    times.date(condition, "recordedDate");
    if (condition.has("onsetDateTime") && choice.oneIn(3)) {
      times.startOfPeriod(condition, "onsetDateTime", "onsetPeriod");
    } else {
      times.date(condition, "onsetDateTime");
    }
    times.date(condition, "abatementDateTime");
    return condition;
  }

  private boolean isKnownAsFinding(InputDefinition input) {
    return !"hipPain".equals(input.name())
        && scope.rendering().optional("/categories/" + input.name()).isPresent();
  }

  private ObjectNode finding(InputDefinition input) {
    Code local =
        new Code(scope.rendering().text("/findings"), String.valueOf(input.localCode()), null);
    int usual = 10;
    int window = scope.rendering().days("/findingsOfConditionsDays");
    ObjectNode observation =
        new ObservationWriter(scope).of(input, local, scope.times().within(window, usual));
    observation.put("valueBoolean", true);
    new VariedTimes(choice).effective(observation);
    return observation;
  }

  private void code(ObjectNode condition, InputDefinition input) {
    List<Code> usable = codes.of(input);
    Code code = choice.of(usable);
    boolean both = choice.oneIn(3);
    condition.set("code", Fhir.concept(both ? List.of(input.codeToWrite(), code) : List.of(code)));
  }

  private void state(ObjectNode condition, boolean active) {
    if (active) {
      if (choice.oneIn(4)) {
        condition.remove("clinicalStatus");
      } else {
        condition.set("clinicalStatus", Fhir.hl7("condition-clinical", choice.of(ACTIVE)));
      }
    }
    if (choice.oneIn(4)) {
      condition.remove("verificationStatus");
    } else {
      condition.set("verificationStatus", Fhir.hl7("condition-ver-status", choice.of(BELIEVED)));
    }
  }
}
