package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the Bundle of draft orders: an order that is not signed yet, or a Medication that one
 * refers to. It is kept as it was sent: many are not valid FHIR.
 *
 * @param fullUrl address of the entry, by which others may refer to it; null if it has none
 * @param resource the resource
 */
public record DraftOrder(@Nullable String fullUrl, ObjectNode resource) {

  /** The relative reference {@code Type/id}; null for a resource without id. */
  public @Nullable String reference() {
    String id = resource.path("id").asText();
    return id.isEmpty() ? null : resource.path("resourceType").asText() + '/' + id;
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "DraftOrder";
  }
}
