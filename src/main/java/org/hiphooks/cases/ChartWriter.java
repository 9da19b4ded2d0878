package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the record of a case: one resource an input, wherever one says it already none. */
final class ChartWriter {

  private static final Set<String> WRITTEN_TOGETHER =
      Set.of("hipPain", "hipPainStale", "durationWeeks", "injCount12m", "daysSinceLastInjection");
  private static final String PROCEDURE = "recentJointProcedure";

  private final ChartScope scope;
  private final InputCatalog catalog;
  private final Rendering rendering;

  ChartWriter(ChartScope scope, InputCatalog catalog) {
    this.scope = scope;
    this.catalog = catalog;
    this.rendering = scope.rendering();
  }

  List<WrittenRecord> write() {
    List<WrittenRecord> records = new ArrayList<>(new HipPainWriter(scope, catalog).write());
    for (Map.Entry<String, JsonNode> entry : scope.vignette().inputs().entrySet()) {
      InputDefinition input = catalog.get(entry.getKey());
      if (!input.is("Patient") && !WRITTEN_TOGETHER.contains(input.name()) && !covered(input)) {
        records.add(new WrittenRecord(input, entry.getValue(), one(input, entry.getValue())));
      }
    }
    for (ObjectNode injection : new InjectionWriter(scope).write()) {
      InputDefinition count = catalog.get("injCount12m");
      records.add(new WrittenRecord(count, scope.vignette().value(count.name()), injection));
    }
    return records;
  }

  /** The record of one input alone. */
  ObjectNode one(InputDefinition input, JsonNode value) {
    TreatmentWriter treatments = new TreatmentWriter(scope);
    return switch (input.resource()) {
      case "Observation" -> new ObservationWriter(scope).write(input, value);
      case "Condition" -> new ConditionWriter(scope).write(input, value);
      case "MedicationRequest" -> treatments.request(input);
      case "MedicationStatement" -> treatments.statement(input, value);
      case "AllergyIntolerance" -> treatments.allergy(input);
      case "DiagnosticReport" -> treatments.report(input);
      case "ServiceRequest" -> treatments.planned(input, value);
      case "Procedure" ->
          input.unit() == null
              ? treatments.procedure(input, value)
              : treatments.course(input, value);
      default ->
          throw new CaseUnrenderable(
              scope.vignette().id(), input.name() + " is not read from a record");
    };
  }

  /** Whether the record of another input of this case says the same. */
  private boolean covered(InputDefinition input) {
    if (PROCEDURE.equals(input.name())) {
      return recentlyInjected(input);
    }
    return rendering
        .optional("/coveredBy/" + input.name())
        .map(scope.vignette().inputs()::containsKey)
        .orElse(false);
  }

  private boolean recentlyInjected(InputDefinition input) {
    int window = rendering.days("/procedures/" + input.name() + "/window");
    return scope
        .vignette()
        .number("daysSinceLastInjection")
        .map(days -> days.intValueExact() <= window)
        .orElse(false);
  }
}
