package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.CardPlan.LinkPlan;

/** Compiles PlanDefinitions and ActivityDefinitions into card plans, once, at load. */
final class PlanReader {

  private final Map<String, ContentFile> byUrl = new HashMap<>();
  private final List<ContentFile> plans = new ArrayList<>();
  private final List<ContentProblem> problems;
  private final SuggestionReader suggestions;
  private final ReasonReader reasons;

  PlanReader(List<ContentFile> resources, List<ContentProblem> problems) {
    this.problems = problems;
    this.suggestions = new SuggestionReader(byUrl, problems);
    this.reasons = new ReasonReader(byUrl, problems);
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
        isMarked(action, "red-flag"),
        isMarked(action, "emergency"),
        isMarked(action, "withhold-if-unsure"),
        isMarked(action, "cause-link"),
        action.path("title").asText(),
        action.path("description").asText(),
        action.at("/code/0/coding/0/code").asText(),
        sourceLabel(action),
        links(action),
        suggestions.read(plan, pointer, action),
        Extensions.value(action, "suggestions-of"),
        reasons.read(plan, pointer, action),
        placeholders(plan, pointer, action),
        Extensions.values(action, "basis-first"));
  }

  private static boolean isMarked(JsonNode action, String extension) {
    return "true".equals(Extensions.value(action, extension));
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

  private Map<String, PlaceholderPlan> placeholders(
      ContentFile plan, String pointer, JsonNode action) {
    Map<String, PlaceholderPlan> placeholders = new LinkedHashMap<>();
    for (JsonNode extension : Extensions.all(action, "placeholder")) {
      String name = Extensions.value(extension, "name");
      String define = Extensions.value(extension, "expression");
      String form = Extensions.value(extension, "as");
      if (name == null || define == null) {
        problems.add(plan.problem(pointer, "a placeholder needs a name and an expression"));
      } else {
        PlaceholderPlan.Form.of(form == null ? "" : form)
            .ifPresentOrElse(
                known -> placeholders.put(name, new PlaceholderPlan(name, define, known)),
                () -> problems.add(plan.problem(pointer, "no text can be made as " + form)));
      }
    }
    return placeholders;
  }
}
