package org.hiphooks.opinion;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hiphooks.knowledge.Content;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cr.plandefinition.PlanDefinitionProcessor;
import org.opencds.cqf.fhir.utility.monad.Eithers;
import org.opencds.cqf.fhir.utility.repository.InMemoryFhirRepository;

/** The operation {@code PlanDefinition/$apply} of another project over the content as it is. */
final class AppliedPlans {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final InMemoryFhirRepository repository;
  private final EvaluationSettings settings = EngineAt.settings();
  private final Instant now;

  /**
   * For some calls.
   *
   * @param requests of all cases
   * @param order names of the elements of an order
   */
  AppliedPlans(
      Content content, Collection<ObjectNode> requests, Collection<String> order, Instant now) {
    this.repository =
        new InMemoryFhirRepository(FHIR, new ApplicableContent(content).of(requests, order));
    this.now = now;
  }

  /**
   * What an application gave.
   *
   * @param actions ids of the actions that apply, those of cards and of what they suggest
   * @param drafted ids of the actions that came with a draft
   * @param issues what it could not do
   */
  record Applied(Set<String> actions, Set<String> drafted, List<String> issues) {}

  /** Applies the plan of a service to the records of a request and to an order. */
  Applied apply(String service, ObjectNode request, Map<String, Object> order) {
    Bundle records = new Bundle();
    records.setType(Bundle.BundleType.COLLECTION);
    collect(request.path("prefetch"), records, new LinkedHashSet<>());
    Map<String, Object> given = new HashMap<>();
    order.forEach((element, value) -> given.put(ApplicableContent.GIVEN + element, value));
    EngineAt engine = new EngineAt(repository, settings, given, now);
    IBaseResource plan =
        new PlanDefinitionProcessor(repository)
            .apply(
                Eithers.<CanonicalType, IIdType, PlanDefinition>forMiddle3(
                    new IdType("PlanDefinition/" + service)),
                "Patient/" + request.at("/context/patientId").asText(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                records,
                null,
                engine);
    return read((CarePlan) plan);
  }

  private static void collect(JsonNode node, Bundle records, Set<String> seen) {
    String type = node.path("resourceType").asText();
    if (type.isEmpty() || "Bundle".equals(type)) {
      node.forEach(child -> collect(child, records, seen));
    } else if (seen.add(type + '/' + node.path("id").asText())) {
      records
          .addEntry()
          .setResource((Resource) FHIR.newJsonParser().parseResource(node.toString()));
    }
  }

  private static Applied read(CarePlan plan) {
    Applied applied = new Applied(new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>());
    readContained(plan, applied);
    return applied;
  }

  private static void readContained(DomainResource resource, Applied applied) {
    for (Resource contained : resource.getContained()) {
      if (contained instanceof RequestGroup group) {
        applying(group.getAction()).forEach(action -> readAction(action, applied));
      }
      if (contained instanceof OperationOutcome outcome) {
        outcome.getIssue().forEach(issue -> applied.issues().add(issue.getDiagnostics()));
      }
      if (contained instanceof DomainResource inner) {
        readContained(inner, applied);
      }
    }
  }

  private static void readAction(RequestGroupActionComponent action, Applied applied) {
    if (action.hasId()) {
      applied.actions().add(action.getId());
    }
    if (action.hasId() && drafts(action)) {
      applied.drafted().add(action.getId());
    }
    applying(action.getAction()).forEach(inner -> readAction(inner, applied));
  }

  /** One draft, or several that belong together. */
  private static boolean drafts(RequestGroupActionComponent action) {
    List<RequestGroupActionComponent> parts =
        applying(action.getAction()).filter(part -> !part.hasId()).toList();
    return parts.isEmpty()
        ? action.hasResource()
        : parts.stream().allMatch(RequestGroupActionComponent::hasResource);
  }

  /** An action that does not apply leaves a gap in the list. */
  private static Stream<RequestGroupActionComponent> applying(
      List<RequestGroupActionComponent> actions) {
    return actions.stream().filter(Objects::nonNull);
  }
}
