package org.hiphooks.demo.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * One condition of a search: the parameter has one of the values.
 *
 * @param parameter what is compared
 * @param values alternatives, unescaped of commas, never empty
 */
record Criterion(SearchParameter parameter, List<String> values) {

  Criterion {
    values = List.copyOf(values);
  }

  boolean matches(Resource resource) {
    return parameter
        .values(resource)
        .anyMatch(value -> values.stream().anyMatch(wanted -> matches(value, wanted)));
  }

  private boolean matches(Base value, String wanted) {
    return switch (parameter.kind()) {
      case REFERENCE ->
          value instanceof Reference reference && refersTo(reference.getReference(), wanted);
      case TOKEN -> isCoded(value, wanted);
      case DATE -> false;
    };
  }

  private static boolean refersTo(String reference, String wanted) {
    if (reference == null) {
      return false;
    }
    String relative = wanted.contains("/") ? wanted : "/" + wanted;
    return reference.equals(wanted)
        || reference.endsWith(relative.startsWith("/") ? relative : "/" + relative);
  }

  private static boolean isCoded(Base value, String wanted) {
    if (value instanceof CodeableConcept concept) {
      return concept.getCoding().stream().anyMatch(coding -> isCoded(coding, wanted));
    }
    if (value instanceof Coding coding) {
      return isToken(coding.getSystem(), coding.getCode(), wanted);
    }
    if (value instanceof Identifier identifier) {
      return isToken(identifier.getSystem(), identifier.getValue(), wanted);
    }
    if (value instanceof IdType id) {
      return wanted.equals(id.getIdPart());
    }
    return wanted.equals(value.primitiveValue());
  }

  /** {@code code}, {@code system|code}, {@code system|} or {@code |code}: R4 search, 3.1.1.4.10. */
  private static boolean isToken(String system, String code, String wanted) {
    int bar = wanted.indexOf('|');
    if (bar < 0) {
      return wanted.equals(code);
    }
    String wantedSystem = wanted.substring(0, bar);
    String wantedCode = wanted.substring(bar + 1);
    boolean systemFits = wantedSystem.isEmpty() ? system == null : wantedSystem.equals(system);
    return systemFits && (wantedCode.isEmpty() || wantedCode.equals(code));
  }
}
