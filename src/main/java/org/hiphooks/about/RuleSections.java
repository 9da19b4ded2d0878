package org.hiphooks.about;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;

/** Every card with the rule behind it, every cause with its weights, and the defines they share. */
final class RuleSections {

  private static final Map<String, String> LEVELS =
      Map.of("stat", "critical", "urgent", "warning", "routine", "info");

  private final ContentResources resources;
  private final DefineTexts defines;
  private final Knowledge knowledge;
  private final MarkdownText text;
  private final Map<String, String> cards = new HashMap<>();
  private final Set<DefineName> written = new LinkedHashSet<>();
  private final Set<DefineName> needed = new TreeSet<>();

  RuleSections(
      ContentResources resources, DefineTexts defines, Knowledge knowledge, MarkdownText text) {
    this.resources = resources;
    this.defines = defines;
    this.knowledge = knowledge;
    this.text = text;
  }

  void services() {
    for (JsonNode plan : resources.all("plan-definition")) {
      text.chapter(id(plan), "Cards: " + plan.path("title").asText());
      text.paragraph(plan.path("description").asText());
      text.paragraph(plan.path("usage").asText());
      plan.path("action").forEach(action -> card(id(plan), action));
    }
  }

  private void card(String service, JsonNode action) {
    String rule = action.path("prefix").asText();
    String level = LEVELS.getOrDefault(action.path("priority").asText(), "info");
    text.heading(3, rule + ", " + level + ": " + action.path("title").asText());
    JsonNode expression = action.path("condition").path(0).path("expression");
    if (expression.has("description")) {
      text.paragraph("**When:** " + expression.path("description").asText());
    }
    rules(action, expression);
    String words =
        action.path("title").asText() + action.path("description") + action.path("action");
    String before = cards.putIfAbsent(rule + level + withoutIds(words), service);
    if (before != null && !before.equals(service)) {
      text.paragraph("The card and its drafts are those of `" + before + "`.");
      return;
    }
    says(action);
  }

  /** Ids of elements tell one service's cards from another's, and nothing to a reader. */
  private static String withoutIds(String words) {
    return words.replaceAll("\"id\":\"[^\"]*\"", "");
  }

  private void says(JsonNode action) {
    text.paragraph("**The card says:**");
    text.quote(action.path("description").asText());
    List<String> rests = new ArrayList<>();
    for (JsonNode source : action.path("documentation")) {
      String url = source.path("url").asText();
      String label = source.path("label").asText();
      rests.add(url.isEmpty() ? label : '[' + label + "](" + url + ')');
    }
    text.paragraph(rests.isEmpty() ? "" : "**Rests on:** " + String.join("; ", rests));
    suggestions(action);
  }

  private void rules(JsonNode action, JsonNode expression) {
    Set<DefineName> shown = new LinkedHashSet<>();
    ContentResources.extensions(action, "card-rule")
        .forEach(rule -> shown.addAll(defines.named(rule)));
    shown.addAll(defines.named(expression.path("expression").asText()));
    for (DefineName define : shown) {
      boolean isNew = written.add(define);
      text.paragraph('`' + define.toString() + (isNew ? "`" : "`: see above"));
      if (isNew) {
        text.code("cql", defines.text(define));
      }
      needed.addAll(knowledge.cql().graph().closure(define));
    }
  }

  private void suggestions(JsonNode action) {
    List<String> offers = new ArrayList<>();
    for (JsonNode offer : action.path("action")) {
      String condition =
          offer.path("condition").path(0).path("expression").path("expression").asText();
      offers.add(
          offer.path("title").asText()
              + " (`"
              + offer.path("prefix").asText()
              + '`'
              + (condition.isEmpty() ? "" : ", if `" + condition + '`')
              + ')');
    }
    if (!offers.isEmpty()) {
      text.paragraph("**Drafts it offers:**");
      text.bullets(offers);
    }
  }

  void causes() {
    text.chapter("causes", "Causes and their weights");
    text.paragraph(resources.get("code-system", "hip-causes").path("description").asText());
    for (JsonNode cause : resources.concepts("hip-causes")) {
      String code = cause.path("code").asText();
      text.heading(3, code + ": " + cause.path("display").asText());
      List<String> facts = new ArrayList<>();
      for (JsonNode property : cause.path("property")) {
        String name = property.path("code").asText();
        ContentResources.properties(cause, name).stream()
            .map(value -> name + ": " + value)
            .filter(fact -> !facts.contains(fact))
            .forEach(facts::add);
      }
      text.bullets(facts);
      for (String part : List.of("gate", "may be likely", "items", "minimum data")) {
        DefineName define = new DefineName("HipCauses", code + ' ' + part);
        text.code("cql", defines.text(define));
        written.add(define);
        needed.addAll(knowledge.cql().graph().closure(define));
      }
    }
  }

  /** What the rules above refer to, each once, in the order of libraries and names. */
  void sharedDefines() {
    text.chapter("shared-parts", "Parts that the rules share");
    for (CardPlan card : knowledge.services().stream().flatMap(s -> s.cards().stream()).toList()) {
      card.defines().forEach(name -> needed.addAll(defines.named(name)));
    }
    String library = "";
    for (DefineName define : needed) {
      boolean isRule =
          !define.library().startsWith("HipReading")
              && !define.library().equals(CompiledCql.INPUTS)
              && defines.knows(define);
      if (isRule && written.add(define)) {
        if (!library.equals(define.library())) {
          library = define.library();
          text.heading(3, library);
        }
        text.code("cql", defines.text(define));
      }
    }
  }

  private static String id(JsonNode resource) {
    return resource.path("id").asText();
  }
}
