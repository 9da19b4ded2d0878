package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks a card as it will be sent against the protocol: what the specification demands of a
 * service and what the public conformance kit tests. A card with a problem must not leave.
 */
public final class AnswerLinter {

  private static final Set<String> INDICATORS = Set.of("info", "warning", "critical");
  private static final Set<String> TYPES = Set.of("create", "update", "delete");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9]{1,100}");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z]+/[^/\\s]+");

  private final List<String> problems = new ArrayList<>();

  private AnswerLinter() {}

  /** What is wrong with the card, as JSON Pointer and reason; empty if nothing is. */
  public static List<String> check(Card card) {
    return check(AnswerWriter.card(card));
  }

  /** The same for JSON. */
  public static List<String> check(JsonNode card) {
    AnswerLinter linter = new AnswerLinter();
    linter.card(card);
    linter.empties(card, "");
    return linter.problems;
  }

  private void card(JsonNode card) {
    String summary = text(card, "", "summary");
    if (summary.codePointCount(0, summary.length()) > Card.MAX_SUMMARY) {
      problem("/summary", "has more than 139 characters");
    }
    if (!INDICATORS.contains(text(card, "", "indicator"))) {
      problem("/indicator", "is none of info, warning, critical");
    }
    text(card, "", "uuid");
    source(card.path("source"));
    if (card.path("detail").asText().contains("<")
        && card.path("detail").asText().matches("(?s).*<[a-zA-Z/!].*")) {
      problem("/detail", "holds HTML");
    }
    if (card.has("suggestions")) {
      String selection = card.path("selectionBehavior").asText();
      if (!"any".equals(selection) && !"at-most-one".equals(selection)) {
        problem("/selectionBehavior", "is needed beside suggestions");
      }
      each(card, "suggestions", this::suggestion);
    }
    each(card, "overrideReasons", this::reason);
    each(card, "links", this::link);
  }

  private void source(JsonNode source) {
    text(source, "/source", "label");
    if (source.has("url")) {
      url(source.path("url").asText(), "/source/url");
    }
    text(source.path("topic"), "/source/topic", "system");
    if (!TOPIC.matcher(text(source.path("topic"), "/source/topic", "code")).matches()) {
      problem("/source/topic/code", "may hold letters and digits only");
    }
  }

  private void suggestion(JsonNode suggestion, String pointer) {
    text(suggestion, pointer, "label");
    text(suggestion, pointer, "uuid");
    if (!suggestion.path("actions").isArray() || suggestion.path("actions").isEmpty()) {
      problem(pointer + "/actions", "must hold at least one action");
    }
    int index = 0;
    for (JsonNode action : suggestion.path("actions")) {
      action(action, pointer + "/actions/" + index++);
    }
  }

  private void action(JsonNode action, String pointer) {
    String type = text(action, pointer, "type");
    text(action, pointer, "description");
    if (!TYPES.contains(type)) {
      problem(pointer + "/type", "is none of create, update, delete");
    }
    if ("delete".equals(type)) {
      if (!REFERENCE.matcher(action.path("resourceId").asText()).matches()) {
        problem(pointer + "/resourceId", "must be Type/id");
      }
    } else if (action.at("/resource/resourceType").asText().isEmpty()) {
      problem(pointer + "/resource", "must be a FHIR resource");
    }
  }

  private void reason(JsonNode reason, String pointer) {
    text(reason, pointer, "system");
    text(reason, pointer, "code");
    text(reason, pointer, "display");
  }

  private void link(JsonNode link, String pointer) {
    text(link, pointer, "label");
    url(text(link, pointer, "url"), pointer + "/url");
    String type = text(link, pointer, "type");
    if (!"absolute".equals(type) && !"smart".equals(type)) {
      problem(pointer + "/type", "is none of absolute, smart");
    }
    if (link.has("appContext") && !"smart".equals(type)) {
      problem(pointer + "/appContext", "is for smart links only");
    }
  }

  private void url(String text, String pointer) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return;
      }
    } catch (URISyntaxException e) {
      problem(pointer, "is no address");
      return;
    }
    problem(pointer, "must be an absolute http or https address");
  }

  private interface Check {
    void accept(JsonNode node, String pointer);
  }

  private void each(JsonNode parent, String name, Check check) {
    int index = 0;
    for (JsonNode child : parent.path(name)) {
      check.accept(child, "/" + name + "/" + index++);
    }
  }

  private String text(JsonNode node, String pointer, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      problem(pointer + '/' + name, "must be a string that is not empty");
      return "";
    }
    return value.textValue();
  }

  private void empties(JsonNode node, String pointer) {
    boolean empty =
        node.isNull()
            || (node.isContainerNode() && node.isEmpty())
            || (node.isTextual() && node.textValue().isEmpty());
    if (empty) {
      problem(pointer, "is empty");
    }
    if (node.isObject()) {
      node.properties().forEach(child -> empties(child.getValue(), pointer + '/' + child.getKey()));
    } else {
      for (int i = 0; i < node.size(); i++) {
        empties(node.path(i), pointer + '/' + i);
      }
    }
  }

  private void problem(String pointer, String reason) {
    problems.add(pointer + ' ' + reason);
  }
}
