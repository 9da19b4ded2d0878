package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what a card proposes. */
final class SuggestionLinter {

  private static final String AT_MOST_ONE = "at-most-one";
  private static final Set<String> SELECTIONS = Set.of("any", AT_MOST_ONE);
  private static final Set<String> TYPES = Set.of("create", "update", "delete");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z]+/[^/\\s]+");
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+");

  private final Findings findings;

  SuggestionLinter(Findings findings) {
    this.findings = findings;
  }

  void check(JsonNode card, String pointer) {
    if (!card.has("suggestions")) {
      return;
    }
    String selection = card.path("selectionBehavior").asText();
    if (!SELECTIONS.contains(selection)) {
      findings.add(pointer + "/selectionBehavior", "must be any or at-most-one with suggestions");
    }
    if (AT_MOST_ONE.equals(selection) && recommended(card) > 1) {
      findings.add(pointer + "/suggestions", "recommends more than the one that may be taken");
    }
    findings.each(card, pointer, "suggestions", this::suggestion);
  }

  private static long recommended(JsonNode card) {
    return card.path("suggestions").findValues("isRecommended").stream()
        .filter(JsonNode::asBoolean)
        .count();
  }

  private void suggestion(JsonNode suggestion, String pointer) {
    findings.text(suggestion, pointer, "label");
    findings.text(suggestion, pointer, "uuid");
    if (suggestion.has("actionSelectionBehavior")) {
      findings.add(pointer + "/actionSelectionBehavior", "is known to no client");
    }
    if (suggestion.path("actions").isEmpty()) {
      findings.add(pointer + "/actions", "must hold at least one action");
    }
    findings.each(suggestion, pointer, "actions", this::action);
  }

  private void action(JsonNode action, String pointer) {
    String type = findings.text(action, pointer, "type");
    findings.text(action, pointer, "description");
    if (!TYPES.contains(type)) {
      findings.add(pointer + "/type", "is none of create, update, delete");
    }
    if ("delete".equals(type)) {
      if (!REFERENCE.matcher(action.path("resourceId").asText()).matches()) {
        findings.add(pointer + "/resourceId", "must be Type/id");
      }
      return;
    }
    if (!TYPE.matcher(action.at("/resource/resourceType").asText()).matches()) {
      findings.add(pointer + "/resource", "must be a FHIR resource");
    }
    if ("update".equals(type) && action.at("/resource/id").asText().isEmpty()) {
      findings.add(pointer + "/resource/id", "is needed to update");
    }
  }
}
