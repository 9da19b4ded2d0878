package org.hiphooks.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.knowledge.Content;

/**
 * The actions of the plans that make a draft by an ActivityDefinition. A draft for the problem list
 * cannot be made by {@code $apply}: in R4 an ActivityDefinition has no kind for a Condition.
 */
final class PlannedDrafts {

  private static final String BASE = "https://w3id.org/hiphooks/ActivityDefinition/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> withoutKind = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> forTheProblemList = new HashSet<>();

  PlannedDrafts(Content content) throws IOException {
    for (String text : content.below("fhir-resources/activity-definition").values()) {
      JsonNode definition = JSON.readTree(text);
      if (definition.path("kind").isMissingNode()) {
        withoutKind.add(definition.path("url").asText());
      }
    }
    for (String text : content.below("fhir-resources/plan-definition").values()) {
      JSON.readTree(text).path("action").forEach(this::addSuggestions);
    }
  }

  private void addSuggestions(JsonNode card) {
    for (JsonNode suggestion : card.path("action")) {
      Set<String> definitions = new TreeSet<>(suggestion.findValuesAsText("definitionCanonical"));
      String id = suggestion.path("id").asText();
      if (definitions.stream().anyMatch(withoutKind::contains)) {
        forTheProblemList.add(id);
      } else if (!definitions.isEmpty()) {
        made.add(id);
      }
    }
  }

  /** Those of some actions that make a draft. */
  Set<String> madeBy(Set<String> actions) {
    return both(actions, made);
  }

  /** Those of some actions that make a draft for the problem list. */
  Set<String> forTheProblemListBy(Set<String> actions) {
    return both(actions, forTheProblemList);
  }

  /** Whether all definitions that have no kind are of the problem list. */
  boolean onlyProblemsHaveNoKind() {
    return withoutKind.stream().allMatch(url -> url.startsWith(BASE + "SG-COND"));
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> both = new TreeSet<>(some);
    both.retainAll(others);
    return both;
  }
}
