package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The context of a hook. Draft resources are kept as they were sent: many are not valid FHIR.
 *
 * @param userId reference {@code Type/id} of the user
 * @param patientId bare id of the patient
 * @param encounterId bare id of the encounter; null outside one
 * @param draftOrders entries of the draft Bundle; empty for other hooks
 * @param selections references of the drafts just changed; empty for other hooks
 * @param conditions resources of the conditions Bundle; empty for other hooks
 */
public record HookContext(
    String userId,
    String patientId,
    @Nullable String encounterId,
    List<DraftOrder> draftOrders,
    List<String> selections,
    List<ObjectNode> conditions) {

  /** Defensive copies. */
  public HookContext {
    draftOrders = List.copyOf(draftOrders);
    selections = List.copyOf(selections);
    conditions = List.copyOf(conditions);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "HookContext[" + draftOrders.size() + " drafts, " + conditions.size() + " conditions]";
  }
}
