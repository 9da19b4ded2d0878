package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which inputs a kind of noise may be about, and the values it pretends. */
final class NoiseInputs {

  private static final Set<String> RECORDS =
      Set.of(
          "Observation",
          "Condition",
          "MedicationRequest",
          "MedicationStatement",
          "AllergyIntolerance",
          "Procedure",
          "DiagnosticReport",
          "ServiceRequest");
  private static final Set<String> NOT_ALONE =
      Set.of("hipPain", "hipPainStale", "durationWeeks", "injCount12m", "daysSinceLastInjection");
  private static final String FIXED_DAYS = "P\\d+D|PT24H|EPISODE|true \\d+ d; false .*";

  private final ChartScope scope;
  private final InputCatalog catalog;
  private final Rendering rendering;

  NoiseInputs(ChartScope scope, InputCatalog catalog) {
    this.scope = scope;
    this.catalog = catalog;
    this.rendering = scope.rendering();
  }

  /** The inputs that a record of this kind can pretend; empty if it cannot for this case. */
  List<InputDefinition> of(NoiseKind kind) {
    List<InputDefinition> inputs = new ArrayList<>();
    for (InputDefinition input : catalog.all()) {
      if (RECORDS.contains(input.resource())
          && !NOT_ALONE.contains(input.name())
          && fits(kind, input)) {
        inputs.add(input);
      }
    }
    return inputs;
  }

  /** A value of the input; which one does not matter, because it must not count. */
  JsonNode value(InputDefinition input, Choice choice) {
    ObjectNode holder = Fhir.object();
    if (input.isNumber()) {
      holder.put("v", 1 + choice.below(9));
    } else if (input.isBoolean()) {
      holder.put("v", !input.is("Observation") || choice.oneIn(2));
    } else {
      holder.put("v", choice.of(List.copyOf(input.answers().keySet())));
    }
    return holder.path("v");
  }

  private boolean fits(NoiseKind kind, InputDefinition input) {
    boolean observation = input.is("Observation");
    return switch (kind) {
      case OTHER_PATIENT, ENTERED_IN_ERROR -> true;
      case NOT_FINAL ->
          observation
              || input.is("DiagnosticReport")
              || input.is("Procedure")
              || input.is("ServiceRequest");
      case REFUTED -> input.is("Condition") || input.is("AllergyIntolerance");
      case OUTDATED -> observation && input.lookBack().matches(FIXED_DAYS);
      case OTHER_SIDE -> isRightKnown() && input.sideAware() && canBeOther(input);
      case UNKNOWN_UNIT ->
          observation
              && input.isNumber()
              && !"exam".equals(input.category())
              && !"survey".equals(input.category());
      case FUTURE -> observation || input.is("DiagnosticReport");
      case ABSENT -> observation;
      case SUPERSEDED -> observation && isSuperseded(input);
      case RESOLVED -> rendering.texts("/noise/resolved").contains(input.name());
      case STOPPED -> rendering.texts("/noise/stopped").contains(input.name());
      case PROPOSED -> input.is("MedicationRequest");
      case INTOLERANCE -> input.is("AllergyIntolerance");
      case UNRELATED, TWICE -> false;
    };
  }

  /** The other side is ignored only if it is known which side is asked about. */
  private boolean isRightKnown() {
    Case vignette = scope.vignette();
    return vignette.isTrue("hipPain")
        || catalog.all().stream()
            .anyMatch(in -> in.isSite() && in.sideAware() && vignette.isTrue(in.name()));
  }

  /** A place that hurts on the left would move the question to the left. */
  private boolean canBeOther(InputDefinition input) {
    return (input.is("Observation") && !input.isSite() && !isWithoutSide(input))
        || rendering.texts("/noise/otherSide").contains(input.name());
  }

  private boolean isWithoutSide(InputDefinition input) {
    return rendering.texts("/withoutSide").contains(input.name());
  }

  private boolean isSuperseded(InputDefinition input) {
    return scope.vignette().inputs().containsKey(input.name())
        && !input.isSite()
        && input.lookBack().matches("P\\d\\d+D|EPISODE|any")
        && !rendering.texts("/injuries").contains(input.name())
        && rendering.at("/growing/" + input.name()).isMissingNode()
        && rendering.at("/dated/" + input.name()).isMissingNode()
        && rendering.at("/measured/" + input.name()).isMissingNode()
        && rendering.at("/answers/" + input.name()).isMissingNode();
  }
}
