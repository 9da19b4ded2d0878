package org.hiphooks.cdshooks.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Suggestion;

/**
 * Epic (public CDS Hooks guide, fhir.epic.com): one action a suggestion, of which the clinician
 * reads the description; orders by an item of the site's preference list or order set, conditions
 * by ICD-10-CM under its OID. What the site has no code for cannot be placed there and is not
 * offered: the text of the card says it.
 */
final class EpicShape implements Shape {

  private final DraftCodes codes;

  EpicShape(DraftCodes codes) {
    this.codes = codes;
  }

  @Override
  public Card of(Card card) {
    List<Suggestion> suggestions = new ArrayList<>();
    card.suggestions().forEach(suggestion -> suggestions.addAll(split(suggestion)));
    return card.offering(suggestions);
  }

  /**
   * One suggestion for each action. If an order is to be replaced and the new one cannot be placed,
   * the old one is not offered for removal either.
   */
  private List<Suggestion> split(Suggestion suggestion) {
    List<Action> placeable = new ArrayList<>();
    boolean isOnlyNew = true;
    for (Action action : suggestion.actions()) {
      Action coded = selfContained(codes.of(action));
      isOnlyNew &= action.type() == Action.Type.CREATE;
      if (EpicCodes.canPlace(coded)) {
        placeable.add(coded);
      }
    }
    if (placeable.size() < suggestion.actions().size() && !isOnlyNew) {
      return List.of();
    }
    boolean isWhole = suggestion.actions().size() == 1;
    List<Suggestion> split = new ArrayList<>();
    for (Action action : placeable) {
      UUID uuid = isWhole ? suggestion.uuid() : part(suggestion, split.size());
      split.add(
          new Suggestion(
              isWhole ? suggestion.label() : action.description(), uuid, List.of(action)));
    }
    return split;
  }

  private static UUID part(Suggestion suggestion, int index) {
    String name = suggestion.uuid() + "|" + index;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** The client takes nothing but the code from a draft, so that the words name its side too. */
  private static Action selfContained(Action action) {
    ObjectNode resource = action.resource();
    if (action.type() != Action.Type.CREATE || resource == null) {
      return action;
    }
    JsonNode sites = resource.path("bodySite");
    String site = sites.size() == 1 ? sites.at("/0/text").asText() : "";
    String description = action.description() + (site.isEmpty() ? "" : " (" + site + ")");
    return Action.create(description, withOids(resource));
  }

  private static ObjectNode withOids(ObjectNode resource) {
    if (!EpicCodes.isCondition(resource)) {
      return resource;
    }
    ObjectNode copy = resource.deepCopy();
    for (JsonNode coding : copy.path("code").path("coding")) {
      if (coding instanceof ObjectNode object
          && EpicCodes.ICD10_CM.equals(object.path("system").asText())) {
        object.put("system", EpicCodes.ICD10_CM_OID);
      }
    }
    return copy;
  }
}
