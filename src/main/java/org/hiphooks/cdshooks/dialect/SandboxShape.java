package org.hiphooks.cdshooks.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Suggestion;

/**
 * The public CDS Hooks sandbox. Its imaging screen stops working when it is asked to update a
 * request that carries no appropriateness rating, so that such suggestions are left to the text;
 * its prescribing screen stops at the first removal, so that removals come last.
 */
final class SandboxShape {

  private static final String RATING = "/pama-rating";

  private SandboxShape() {}

  static Card of(Card card) {
    List<Suggestion> suggestions = new ArrayList<>();
    for (Suggestion suggestion : card.suggestions()) {
      if (suggestion.actions().stream().noneMatch(SandboxShape::breaksTheClient)) {
        suggestions.add(removalsLast(suggestion));
      }
    }
    return card.offering(suggestions);
  }

  private static boolean breaksTheClient(Action action) {
    return action.type() == Action.Type.UPDATE
        && action.resource() != null
        && breaksTheClient(action.resource());
  }

  /** Whether an update with this resource stops the imaging screen. */
  static boolean breaksTheClient(JsonNode resource) {
    if (!"ServiceRequest".equals(resource.path("resourceType").asText())) {
      return false;
    }
    for (JsonNode extension : resource.path("extension")) {
      if (extension.path("url").asText().endsWith(RATING)) {
        return false;
      }
    }
    return true;
  }

  private static Suggestion removalsLast(Suggestion suggestion) {
    List<Action> actions = new ArrayList<>(suggestion.actions());
    actions.sort(Comparator.comparing(action -> action.type() == Action.Type.DELETE));
    return new Suggestion(suggestion.label(), suggestion.uuid(), actions);
  }
}
