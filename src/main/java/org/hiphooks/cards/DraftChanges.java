package org.hiphooks.cards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.OrderElement;
import org.hiphooks.knowledge.SuggestionPlan.ChangePlan;
import org.hiphooks.knowledge.SuggestionPlan.SetPlan;
import org.hiphooks.knowledge.Terminology;

/**
 * Proposes to remove the draft that fired a card, or to replace it by the same draft with a few
 * elements changed. What an update does not set stays as it is.
 */
final class DraftChanges {

  private static final String INDEX = "index";

  private final Terminology terminology;
  private final List<ObjectNode> indexSites;

  /**
   * For one patient.
   *
   * @param indexSites body sites of the side of the pain; empty if it is unknown
   */
  DraftChanges(Terminology terminology, List<ObjectNode> indexSites) {
    this.terminology = terminology;
    this.indexSites = List.copyOf(indexSites);
  }

  /**
   * The action; empty if the draft cannot be changed so.
   *
   * @param change what is changed
   * @param label self-contained words for it
   * @param draft the draft as the client sent it; it is not changed
   * @param card the card, for the values of defines
   */
  Optional<Action> of(ChangePlan change, String label, ObjectNode draft, FiredCard card) {
    String type = draft.path("resourceType").asText();
    String id = draft.path("id").asText();
    if (type.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    if (change.removes()) {
      return Optional.of(new Action(Action.Type.DELETE, label, null, type + '/' + id));
    }
    ObjectNode changed = draft.deepCopy();
    for (SetPlan set : change.sets()) {
      List<JsonNode> values = values(set, card);
      if (values.isEmpty() || !set.element().isOf(type)) {
        return Optional.empty();
      }
      set(changed, set.element(), values);
    }
    return Optional.of(new Action(Action.Type.UPDATE, label, changed, null));
  }

  private List<JsonNode> values(SetPlan set, FiredCard card) {
    if (set.define() != null) {
      Object value = card.fillings().get(set.define());
      return value instanceof String text ? List.of(TextNode.valueOf(text)) : List.of();
    }
    JsonNode value = set.value();
    if (value != null && set.element() == OrderElement.BODY_SITE && INDEX.equals(value.asText())) {
      return List.copyOf(indexSites);
    }
    return value == null ? List.of() : List.of(value);
  }

  private void set(ObjectNode draft, OrderElement element, List<JsonNode> values) {
    if (element == OrderElement.OCCURRENCE) {
      removeChoices(draft, "occurrence");
    }
    if (!element.repeats()) {
      draft.set(element.path(), values.get(0).deepCopy());
      return;
    }
    ArrayNode kept = draft.arrayNode();
    for (JsonNode present : draft.path(element.path())) {
      if (values.stream().noneMatch(value -> isOfOneKind(present, value))) {
        kept.add(present);
      }
    }
    values.forEach(value -> kept.add(value.deepCopy()));
    draft.set(element.path(), kept);
  }

  /** Only one of the forms of a choice element may stand. */
  private static void removeChoices(ObjectNode draft, String element) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : draft.properties()) {
      if (field.getKey().startsWith(element) || field.getKey().startsWith("_" + element)) {
        names.add(field.getKey());
      }
    }
    draft.remove(names);
  }

  /** What stands in the same value set says the same kind of thing: the new takes its place. */
  private boolean isOfOneKind(JsonNode present, JsonNode value) {
    Set<String> sets = valueSets(present);
    sets.retainAll(valueSets(value));
    return !sets.isEmpty();
  }

  private Set<String> valueSets(JsonNode concept) {
    Set<String> sets = new HashSet<>();
    for (JsonNode coding : concept.path("coding")) {
      String system = terminology.canonicalSystem(coding.path("system").asText());
      sets.addAll(terminology.valueSetsOf(system, coding.path("code").asText()));
    }
    return sets;
  }
}
