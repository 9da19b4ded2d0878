package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.SuggestionPlan.ChangePlan;
import org.hiphooks.knowledge.SuggestionPlan.DraftPlan;
import org.hiphooks.knowledge.SuggestionPlan.SetPlan;
import org.jspecify.annotations.Nullable;

/** Compiles the suggestions of a card: nested actions of a PlanDefinition. */
final class SuggestionReader {

  private static final String REMOVE = "remove";
  private static final String UPDATE = "update";

  private final Map<String, ContentFile> byUrl;
  private final List<ContentProblem> problems;

  SuggestionReader(Map<String, ContentFile> byUrl, List<ContentProblem> problems) {
    this.byUrl = byUrl;
    this.problems = problems;
  }

  /** The suggestions of a card's action, in order. One that cannot be used is a problem. */
  List<SuggestionPlan> read(ContentFile plan, String pointer, JsonNode card) {
    List<SuggestionPlan> suggestions = new ArrayList<>();
    int index = 0;
    for (JsonNode action : card.path("action")) {
      SuggestionPlan suggestion = suggestion(plan, pointer + "/action/" + index++, action);
      if (suggestion != null) {
        suggestions.add(suggestion);
      }
    }
    return suggestions;
  }

  private @Nullable SuggestionPlan suggestion(ContentFile plan, String pointer, JsonNode action) {
    String type = action.at("/type/coding/0/code").asText("");
    ChangePlan change =
        REMOVE.equals(type) || UPDATE.equals(type) ? change(plan, pointer, action, type) : null;
    List<DraftPlan> drafts = change == null ? drafts(plan, pointer, action) : List.of();
    if (change == null && drafts.isEmpty()) {
      if (!namesActivity(action)) {
        problems.add(plan.problem(pointer, "a suggestion needs a definitionCanonical"));
      }
      return null;
    }
    String condition = action.at("/condition/0/expression/expression").asText("");
    return new SuggestionPlan(
        action.path("prefix").asText(action.path("id").asText()),
        action.path("title").asText(),
        condition.isEmpty() ? null : condition,
        drafts,
        change);
  }

  /** One that is named and does not exist is a problem of its own. */
  private static boolean namesActivity(JsonNode action) {
    return action.has("definitionCanonical")
        || action.path("action").valueStream().anyMatch(child -> child.has("definitionCanonical"));
  }

  private List<DraftPlan> drafts(ContentFile plan, String pointer, JsonNode action) {
    List<DraftPlan> drafts = new ArrayList<>();
    addDraft(plan, pointer, action, drafts);
    for (JsonNode child : action.path("action")) {
      addDraft(plan, pointer, child, drafts);
    }
    return drafts;
  }

  private void addDraft(ContentFile plan, String pointer, JsonNode action, List<DraftPlan> drafts) {
    ContentFile activity = activity(plan, pointer, action);
    if (activity != null) {
      ObjectNode resource = DraftResource.of(activity);
      drafts.add(new DraftPlan(activity.json().path("title").asText(), resource, side(activity)));
    }
  }

  private @Nullable ContentFile activity(ContentFile plan, String pointer, JsonNode action) {
    String canonical = action.path("definitionCanonical").asText("");
    if (canonical.isEmpty()) {
      return null;
    }
    ContentFile activity = byUrl.get(canonical.replaceFirst("\\|.*", ""));
    if (activity == null) {
      problems.add(plan.missing(pointer, canonical));
    }
    return activity;
  }

  private static SuggestionPlan.Side side(ContentFile activity) {
    String side = Extensions.value(activity.json(), "side");
    if ("index".equals(side)) {
      return SuggestionPlan.Side.INDEX;
    }
    return "both".equals(side) ? SuggestionPlan.Side.BOTH : SuggestionPlan.Side.NONE;
  }

  private ChangePlan change(ContentFile plan, String pointer, JsonNode action, String type) {
    List<SetPlan> sets = new ArrayList<>();
    for (JsonNode extension : Extensions.all(action, "set")) {
      SetPlan set = set(extension);
      if (set == null) {
        problems.add(
            plan.problem(
                pointer, "set needs the path of an element, and a value or an expression"));
      } else {
        sets.add(set);
      }
    }
    ContentFile activity = activity(plan, pointer, action);
    if (activity != null) {
      sets.add(new SetPlan(OrderElement.CODE, DraftResource.of(activity).path("code"), null));
    }
    boolean removes = REMOVE.equals(type);
    if (removes != sets.isEmpty()) {
      problems.add(plan.problem(pointer, "an update needs what it sets; a removal sets nothing"));
    }
    return new ChangePlan(removes, sets);
  }

  private static @Nullable SetPlan set(JsonNode extension) {
    String path = Extensions.value(extension, "path");
    String define = Extensions.value(extension, "expression");
    JsonNode value = Extensions.node(extension, "value");
    OrderElement element = path == null ? null : OrderElement.of(path).orElse(null);
    if (element == null || (define == null) == (value == null)) {
      return null;
    }
    return new SetPlan(element, value, define);
  }
}
