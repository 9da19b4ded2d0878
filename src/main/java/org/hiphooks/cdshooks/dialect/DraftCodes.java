package org.hiphooks.cdshooks.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Suggestion;
import org.hiphooks.config.CodeMapping;
import org.jspecify.annotations.Nullable;

/**
 * Writes a client's own codes into new drafts. Changed and removed orders are the client's own and
 * stay as they are.
 */
public final class DraftCodes implements Shape {

  private static final List<String> CODED = List.of("code", "medicationCodeableConcept");

  private final List<CodeMapping> mappings;

  /** With these codes of a client. */
  public DraftCodes(List<CodeMapping> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  @Override
  public Card of(Card card) {
    return mappings.isEmpty()
        ? card
        : card.offering(card.suggestions().stream().map(this::of).toList());
  }

  private Suggestion of(Suggestion suggestion) {
    List<Action> actions = suggestion.actions().stream().map(this::of).toList();
    return new Suggestion(suggestion.label(), suggestion.uuid(), actions);
  }

  /** The action with the client's code, if there is one. */
  public Action of(Action action) {
    ObjectNode resource = action.resource();
    if (action.type() != Action.Type.CREATE || resource == null) {
      return action;
    }
    for (String element : CODED) {
      CodeMapping mapping =
          mapping(resource.path(element).path("coding"), resource.path("priority").asText());
      if (mapping != null) {
        ObjectNode mapped = resource.deepCopy();
        ArrayNode coding = mapped.withObject("/" + element).putArray("coding");
        coding.addObject().put("system", mapping.toSystem()).put("code", mapping.toCode());
        return Action.create(action.description(), mapped);
      }
    }
    return action;
  }

  /** One for the draft's priority counts more than one for any. */
  private @Nullable CodeMapping mapping(JsonNode codings, String priority) {
    CodeMapping anyPriority = null;
    for (CodeMapping mapping : mappings) {
      if (isIn(codings, mapping)) {
        if (mapping.priority() == null) {
          anyPriority = anyPriority == null ? mapping : anyPriority;
        } else if (mapping.priority().equals(priority)) {
          return mapping;
        }
      }
    }
    return anyPriority;
  }

  private static boolean isIn(JsonNode codings, CodeMapping mapping) {
    for (JsonNode coding : codings) {
      if (mapping.code().equals(coding.path("code").asText())
          && mapping.system().equals(coding.path("system").asText())) {
        return true;
      }
    }
    return false;
  }
}
