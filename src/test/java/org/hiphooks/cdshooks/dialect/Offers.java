package org.hiphooks.cdshooks.dialect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.cdshooks.Source;
import org.hiphooks.cdshooks.Suggestion;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.CodeMapping;
import org.hiphooks.config.Dialect;

/** Cards with suggestions, and clients to take them. */
final class Offers {

  static final String ITEM = "urn:com.epic.cdshooks.action.code.system.preference-list-item";
  static final String LOINC = "http://loinc.org";

  private Offers() {}

  static Card card(Suggestion... suggestions) {
    return new Card(
        new UUID(1, 1),
        "Look at the hip",
        "**Basis:** none",
        Indicator.WARNING,
        new Source("Guideline", null, new Coding("https://example.org/topic", "RF01W", null)),
        List.of(suggestions),
        List.of(),
        List.of(),
        JsonNodeFactory.instance.objectNode().put("rule", "RF-01"));
  }

  static Suggestion suggestion(String label, Action... actions) {
    return new Suggestion(label, UUID.nameUUIDFromBytes(label.getBytes()), List.of(actions));
  }

  static ObjectNode order(String system, String code) {
    ObjectNode order = resource("ServiceRequest");
    order.putObject("code").putArray("coding").addObject().put("system", system).put("code", code);
    return order;
  }

  static ObjectNode condition(String system, String code) {
    ObjectNode condition = resource("Condition");
    condition
        .putObject("code")
        .putArray("coding")
        .addObject()
        .put("system", system)
        .put("code", code);
    condition
        .putArray("category")
        .addObject()
        .putArray("coding")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/condition-category")
        .put("code", "problem-list-item");
    return condition;
  }

  static ObjectNode resource(String type) {
    return JsonNodeFactory.instance.objectNode().put("resourceType", type);
  }

  static Action delete(String description) {
    return new Action(Action.Type.DELETE, description, null, "ServiceRequest/1");
  }

  static Action update(String description, ObjectNode resource) {
    return new Action(Action.Type.UPDATE, description, resource.put("id", "1"), null);
  }

  static ClientSettings client(Dialect dialect, CodeMapping... codes) {
    return ClientSettings.named("north")
        .dialect(dialect)
        .keyAliases(Map.of("pat", "patient"))
        .codes(List.of(codes))
        .asDefault()
        .build();
  }

  static CodeMapping item(String code, String item) {
    return new CodeMapping(LOINC, code, null, ITEM, item);
  }
}
