package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Why the service is called: a hook with its context (CDS Hooks 2.0, hook library).
 *
 * @param hook the hook
 * @param patientId whose chart is open
 * @param about what the call is about, in words; empty for a chart
 * @param context what the context has besides user and patient; must not be changed
 */
record Occasion(String hook, String patientId, String about, ObjectNode context) {

  static final String ORDER_SIGN = "order-sign";

  /** The chart is opened. */
  static Occasion chartOpened(String patientId) {
    return new Occasion("patient-view", patientId, "", Json.object());
  }

  /**
   * An order is drafted or changed.
   *
   * @param drafts all orders that are not signed
   * @param selected references of those that were just drafted or changed
   */
  static Occasion orderDrafted(
      String patientId, String about, List<JsonNode> drafts, List<String> selected) {
    ObjectNode context = Json.object();
    selected.forEach(context.withArray("/selections")::add);
    context.set("draftOrders", collection(drafts));
    return new Occasion("order-select", patientId, about, context);
  }

  /** Orders are about to be signed. */
  static Occasion orderSigned(String patientId, String about, List<JsonNode> orders) {
    ObjectNode context = Json.object();
    context.set("draftOrders", collection(orders));
    return new Occasion(ORDER_SIGN, patientId, about, context);
  }

  /** A problem was added. */
  static Occasion problemAdded(String patientId, String about, List<JsonNode> conditions) {
    ObjectNode context = Json.object();
    context.set("conditions", collection(conditions));
    return new Occasion("problem-list-item-create", patientId, about, context);
  }

  private static ObjectNode collection(List<JsonNode> resources) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "collection");
    bundle.withArray("/entry");
    resources.forEach(resource -> bundle.withArray("/entry").addObject().set("resource", resource));
    return bundle;
  }

  /** Shows no data. */
  @Override
  public String toString() {
    return "Occasion[" + hook + "]";
  }
}
