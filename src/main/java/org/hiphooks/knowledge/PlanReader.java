package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.CardPlan.CodingPlan;
import org.hiphooks.knowledge.CardPlan.LinkPlan;
import org.hiphooks.knowledge.SuggestionPlan.DraftPlan;
import org.jspecify.annotations.Nullable;

/** Compiles PlanDefinitions and ActivityDefinitions into card plans, once, at load. */
final class PlanReader {

  private final Map<String, ContentFile> byUrl = new HashMap<>();
  private final List<ContentFile> plans = new ArrayList<>();
  private final List<ContentProblem> problems;

  PlanReader(List<ContentFile> resources, List<ContentProblem> problems) {
    this.problems = problems;
    for (ContentFile file : resources) {
      byUrl.put(file.url(), file);
      if ("PlanDefinition".equals(file.resourceType())) {
        plans.add(file);
      }
    }
  }

  /** All services, in the order of their files. A plan without trigger is no service. */
  List<ServicePlan> services() {
    return plans.stream().filter(plan -> !hook(plan).isEmpty()).map(this::service).toList();
  }

  /** Cards that the product itself needs, such as for data that could not be read, by rule id. */
  Map<String, CardPlan> ownCards() {
    Map<String, CardPlan> cards = new LinkedHashMap<>();
    plans.stream()
        .filter(plan -> hook(plan).isEmpty())
        .forEach(plan -> cards(plan).forEach(card -> cards.put(card.rule(), card)));
    return cards;
  }

  private static String hook(ContentFile plan) {
    return plan.json().at("/action/0/trigger/0/name").asText("");
  }

  private ServicePlan service(ContentFile plan) {
    JsonNode json = plan.json();
    return new ServicePlan(
        plan.id(),
        hook(plan),
        json.path("title").asText(),
        json.path("description").asText(),
        json.path("usage").asText(),
        cards(plan));
  }

  private List<CardPlan> cards(ContentFile plan) {
    List<CardPlan> cards = new ArrayList<>();
    int index = 0;
    for (JsonNode action : plan.json().path("action")) {
      cards.add(card(plan, "/action/" + index++, action));
    }
    return cards;
  }

  private CardPlan card(ContentFile plan, String pointer, JsonNode action) {
    String rule = action.path("prefix").asText();
    String level = level(plan, pointer, action.path("priority").asText());
    String show = action.at("/condition/0/expression/expression").asText("");
    String ruleDefine = Extensions.value(action, "card-rule");
    return new CardPlan(
        rule,
        level,
        show,
        ruleDefine == null ? show : ruleDefine,
        "true".equals(Extensions.value(action, "red-flag")),
        "true".equals(Extensions.value(action, "emergency")),
        "true".equals(Extensions.value(action, "withhold-if-unsure")),
        action.path("title").asText(),
        action.path("description").asText(),
        action.at("/code/0/coding/0/code").asText(),
        sourceLabel(action),
        links(action),
        suggestions(plan, pointer, action),
        overrideReasons(plan, pointer, action),
        placeholders(action));
  }

  private String level(ContentFile plan, String pointer, String priority) {
    return switch (priority) {
      case "stat" -> "critical";
      case "urgent" -> "warning";
      case "routine" -> "info";
      default -> {
        problems.add(plan.problem(pointer + "/priority", "must be stat, urgent or routine"));
        yield "info";
      }
    };
  }

  private static String sourceLabel(JsonNode action) {
    for (JsonNode document : action.path("documentation")) {
      if ("citation".equals(document.path("type").asText())) {
        return document.path("label").asText();
      }
    }
    return "HipHooks";
  }

  private static List<LinkPlan> links(JsonNode action) {
    List<LinkPlan> links = new ArrayList<>();
    for (JsonNode document : action.path("documentation")) {
      if ("documentation".equals(document.path("type").asText())) {
        links.add(new LinkPlan(document.path("label").asText(), document.path("url").asText()));
      }
    }
    return links;
  }

  private List<SuggestionPlan> suggestions(ContentFile plan, String pointer, JsonNode action) {
    List<SuggestionPlan> suggestions = new ArrayList<>();
    int index = 0;
    for (JsonNode child : action.path("action")) {
      String place = pointer + "/action/" + index++;
      List<DraftPlan> drafts = new ArrayList<>();
      addDraft(plan, place, child, drafts);
      for (JsonNode grandchild : child.path("action")) {
        addDraft(plan, place, grandchild, drafts);
      }
      if (drafts.isEmpty()) {
        problems.add(plan.problem(place, "a suggestion needs a definitionCanonical"));
        continue;
      }
      String condition = child.at("/condition/0/expression/expression").asText("");
      suggestions.add(
          new SuggestionPlan(
              child.path("prefix").asText(child.path("id").asText()),
              child.path("title").asText(),
              condition.isEmpty() ? null : condition,
              drafts));
    }
    return suggestions;
  }

  private void addDraft(ContentFile plan, String pointer, JsonNode action, List<DraftPlan> drafts) {
    String canonical = action.path("definitionCanonical").asText("");
    if (canonical.isEmpty()) {
      return;
    }
    ContentFile activity = byUrl.get(canonical.replaceFirst("\\|.*", ""));
    if (activity == null) {
      problems.add(plan.problem(pointer + "/definitionCanonical", canonical + " does not exist"));
      return;
    }
    ObjectNode resource = DraftResource.of(activity);
    drafts.add(new DraftPlan(activity.json().path("title").asText(), resource, side(activity)));
  }

  private static SuggestionPlan.Side side(ContentFile activity) {
    String side = Extensions.value(activity.json(), "side");
    if ("index".equals(side)) {
      return SuggestionPlan.Side.INDEX;
    }
    return "both".equals(side) ? SuggestionPlan.Side.BOTH : SuggestionPlan.Side.NONE;
  }

  private List<CodingPlan> overrideReasons(ContentFile plan, String pointer, JsonNode action) {
    String url = Extensions.value(action, "override-reasons");
    if (url == null) {
      return List.of();
    }
    ContentFile valueSet = byUrl.get(url);
    if (valueSet == null) {
      problems.add(plan.problem(pointer + "/extension", url + " does not exist"));
      return List.of();
    }
    List<CodingPlan> reasons = new ArrayList<>();
    for (JsonNode include : valueSet.json().path("compose").path("include")) {
      String system = include.path("system").asText();
      for (JsonNode concept : include.path("concept")) {
        String code = concept.path("code").asText();
        reasons.add(new CodingPlan(system, code, display(system, code, concept)));
      }
    }
    return reasons;
  }

  private String display(String system, String code, JsonNode concept) {
    ContentFile codeSystem = byUrl.get(system);
    if (concept.hasNonNull("display") || codeSystem == null) {
      return concept.path("display").asText(code);
    }
    for (JsonNode defined : codeSystem.json().path("concept")) {
      if (code.equals(defined.path("code").asText())) {
        return defined.path("display").asText(code);
      }
    }
    return code;
  }

  private static Map<String, String> placeholders(JsonNode action) {
    Map<String, String> placeholders = new LinkedHashMap<>();
    for (JsonNode extension : Extensions.all(action, "placeholder")) {
      @Nullable String name = Extensions.value(extension, "name");
      @Nullable String expression = Extensions.value(extension, "expression");
      if (name != null && expression != null) {
        placeholders.put(name, expression);
      }
    }
    return placeholders;
  }
}
