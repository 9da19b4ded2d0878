package org.hiphooks.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Elements of a draft that an update may set, as FHIR R4 defines them
 * (https://hl7.org/fhir/R4/servicerequest.html, https://hl7.org/fhir/R4/condition.html).
 */
public enum OrderElement {
  /** What is ordered, or the problem itself. */
  CODE("code", false, "ServiceRequest", "Condition"),
  /** How it is done. */
  ORDER_DETAIL("orderDetail", true, "ServiceRequest"),
  /** When it is done. */
  OCCURRENCE("occurrenceDateTime", false, "ServiceRequest"),
  /** Where. */
  BODY_SITE("bodySite", true, "ServiceRequest", "Condition"),
  /** How sure. */
  VERIFICATION_STATUS("verificationStatus", false, "Condition");

  private final String path;
  private final boolean repeats;
  private final List<String> types;

  OrderElement(String path, boolean repeats, String... types) {
    this.path = path;
    this.repeats = repeats;
    this.types = List.of(types);
  }

  /** The element of this name; empty if it is none that may be set. */
  static Optional<OrderElement> of(String path) {
    return Arrays.stream(values()).filter(element -> element.path.equals(path)).findFirst();
  }

  /** Its name. */
  public String path() {
    return path;
  }

  /** Whether it may stand several times. */
  public boolean repeats() {
    return repeats;
  }

  /** Whether resources of this type have it. */
  public boolean isOf(String resourceType) {
    return types.contains(resourceType);
  }
}
