package org.hiphooks.cdshooks.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.hiphooks.cdshooks.Action;
import org.jspecify.annotations.Nullable;

/** By which codes a suggestion can create something in Epic (public CDS Hooks guide). */
final class EpicCodes {

  static final String ICD10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
  static final String ICD10_CM_OID = "urn:oid:2.16.840.1.113883.6.90";

  private static final String SITE = "urn:com.epic.cdshooks.action.code.system.";
  private static final Set<String> ORDERS =
      Set.of(SITE + "preference-list-item", SITE + "orderset-item");

  private EpicCodes() {}

  /** Whether the client knows what to create; changes and removals name their order by its id. */
  static boolean canPlace(Action action) {
    return action.type() != Action.Type.CREATE || canPlace(action.resource());
  }

  static boolean canPlace(@Nullable JsonNode resource) {
    if (resource == null) {
      return false;
    }
    Set<String> systems = isCondition(resource) ? Set.of(ICD10_CM_OID) : ORDERS;
    return isCodedIn(resource.path("code"), systems)
        || isCodedIn(resource.path("medicationCodeableConcept"), systems);
  }

  static boolean isCondition(@Nullable JsonNode resource) {
    return resource != null && "Condition".equals(resource.path("resourceType").asText());
  }

  private static boolean isCodedIn(JsonNode concept, Set<String> systems) {
    for (JsonNode coding : concept.path("coding")) {
      if (systems.contains(coding.path("system").asText())
          && !coding.path("code").asText().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
