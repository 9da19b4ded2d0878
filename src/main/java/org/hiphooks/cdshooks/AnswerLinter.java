package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks an answer as it will be sent against the protocol: what the specification demands of a
 * service (CDS Hooks 2.0.1, response; invariants cds-resp-1 to 6) and what the public conformance
 * kit tests, and topic codes as the strictest client takes them. A card with a problem must not
 * leave.
 */
public final class AnswerLinter {

  private static final Set<String> INDICATORS = Set.of("info", "warning", "critical");
  private static final Set<String> LINKS = Set.of("absolute", "smart");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9]{1,100}");
  private static final Pattern HTML = Pattern.compile("<[a-zA-Z/!?]");

  private final Findings findings = new Findings();

  private AnswerLinter() {}

  /** What is wrong with the card, as JSON Pointer and reason; empty if nothing is. */
  public static List<String> check(Card card) {
    return check(AnswerWriter.cardTree(card));
  }

  /** The same for JSON. */
  public static List<String> check(JsonNode card) {
    AnswerLinter linter = new AnswerLinter();
    linter.card(card, "");
    return linter.findings.problems();
  }

  /** What is wrong with a whole answer. */
  public static List<String> checkAnswer(JsonNode answer) {
    AnswerLinter linter = new AnswerLinter();
    if (!answer.path("cards").isArray()) {
      linter.findings.add("/cards", "must be an array");
    }
    if (answer.has("systemActions")) {
      linter.findings.add("/systemActions", "is not agreed with any client");
    }
    linter.findings.each(answer, "", "cards", linter::card);
    linter.uniqueIds(answer);
    return linter.findings.problems();
  }

  private void card(JsonNode card, String pointer) {
    findings.text(card, pointer, "uuid");
    String summary = findings.text(card, pointer, "summary");
    if (summary.codePointCount(0, summary.length()) > Card.MAX_SUMMARY) {
      findings.add(pointer + "/summary", "has more than 139 characters");
    }
    if (!INDICATORS.contains(card.path("indicator").asText())) {
      findings.add(pointer + "/indicator", "is none of info, warning, critical");
    }
    source(card.path("source"), pointer + "/source");
    if (card.has("detail") && HTML.matcher(findings.text(card, pointer, "detail")).find()) {
      findings.add(pointer + "/detail", "holds HTML");
    }
    new SuggestionLinter(findings).check(card, pointer);
    findings.each(card, pointer, "overrideReasons", this::reason);
    findings.each(card, pointer, "links", this::link);
    if (card.has("extension") && !card.path("extension").isObject()) {
      findings.add(pointer + "/extension", "must be an object");
    }
    findings.empties(card, pointer);
  }

  private void source(JsonNode source, String pointer) {
    findings.text(source, pointer, "label");
    for (String name : List.of("url", "icon")) {
      if (source.has(name)) {
        findings.url(source.path(name).asText(), pointer + '/' + name);
      }
    }
    findings.text(source.path("topic"), pointer + "/topic", "system");
    if (!TOPIC.matcher(findings.text(source.path("topic"), pointer + "/topic", "code")).matches()) {
      findings.add(pointer + "/topic/code", "may hold letters and digits only");
    }
  }

  private void reason(JsonNode reason, String pointer) {
    findings.text(reason, pointer, "system");
    findings.text(reason, pointer, "code");
    findings.text(reason, pointer, "display");
  }

  private void link(JsonNode link, String pointer) {
    findings.text(link, pointer, "label");
    findings.url(findings.text(link, pointer, "url"), pointer + "/url");
    String type = findings.text(link, pointer, "type");
    if (!LINKS.contains(type)) {
      findings.add(pointer + "/type", "is none of absolute, smart");
    }
    if (link.has("appContext") && !"smart".equals(type)) {
      findings.add(pointer + "/appContext", "is for smart links only");
    }
  }

  /** Feedback names cards and suggestions by uuid. */
  private void uniqueIds(JsonNode answer) {
    Set<String> ids = new HashSet<>();
    for (String id : answer.path("cards").findValuesAsText("uuid")) {
      if (!ids.add(id)) {
        findings.add("/cards", "two cards or suggestions have the same uuid");
      }
    }
  }
}
