package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds placeholders that nothing fills, so that no card ever shows a gap in a sentence. */
final class PlaceholderCheck {

  private final List<ContentFile> resources;
  private final Map<String, InputLabel> labels;
  private final Set<String> settings;
  private final Concepts concepts;
  private final List<ContentProblem> problems;

  PlaceholderCheck(
      List<ContentFile> resources,
      Map<String, InputLabel> labels,
      Map<String, Setting> settings,
      Concepts concepts,
      List<ContentProblem> problems) {
    this.resources = resources;
    this.labels = labels;
    this.settings = settings.keySet();
    this.concepts = concepts;
    this.problems = problems;
  }

  void check(List<ServicePlan> services) {
    concepts.bySystem().forEach(this::checkConcepts);
    for (ServicePlan service : services) {
      String file = "fhir-resources/plan-definition/" + service.id() + ".json";
      service.cards().forEach(card -> checkCard(file, card));
    }
  }

  private void checkConcepts(String system, Map<String, Concept> bySystem) {
    String file = "fhir-resources/code-system/" + system + ".json";
    for (Concept concept : bySystem.values()) {
      checkText(file, concept.code(), concept.display(), Set.of());
      concept
          .properties()
          .values()
          .forEach(text -> checkText(file, concept.code(), text, Set.of()));
    }
  }

  private void checkCard(String file, CardPlan card) {
    Set<String> known = new HashSet<>(Placeholders.BUILT_IN);
    known.addAll(card.placeholders().keySet());
    known.addAll(Placeholders.CAUSE);
    String place = card.rule() + ' ' + card.level();
    checkText(file, place, card.summary(), known);
    checkText(file, place, card.detail(), known);
    checkText(file, place, card.sourceLabel(), known);
    for (String input : card.basisFirst()) {
      if (!labels.containsKey(input)) {
        problems.add(
            ContentProblem.error(
                whereIs(file, input, input),
                ProblemCode.NOT_DEFINED,
                place + ": there is no input '" + input + "'",
                "name an input of hip-inputs"));
      }
    }
    for (SuggestionPlan suggestion : card.suggestions()) {
      checkText(file, place, suggestion.label(), known);
      for (SuggestionPlan.DraftPlan draft : suggestion.drafts()) {
        checkText(file, place, draft.label(), known);
        checkTexts(file, place, draft.resource(), known);
      }
    }
  }

  private void checkTexts(String file, String place, JsonNode node, Set<String> known) {
    if (node.isTextual()) {
      checkText(file, place, node.textValue(), known);
    }
    node.forEach(child -> checkTexts(file, place, child, known));
  }

  private void checkText(String file, String place, String text, Set<String> known) {
    for (String name : Placeholders.in(text)) {
      if (!known.contains(name) && !settings.contains(name) && !isInput(name)) {
        problems.add(
            ContentProblem.error(
                whereIs(file, text, '{' + name + '}'),
                ProblemCode.UNFILLED,
                place + ": nothing fills the placeholder {" + name + "}",
                "correct its name, or add the extension placeholder to the card"));
      }
    }
  }

  /** The text stands in the file of the card, or in that of what the card suggests. */
  private ContentPlace whereIs(String path, String text, String word) {
    List<ContentPlace> places = new ArrayList<>();
    for (ContentFile file : resources) {
      JsonWalk.each(
          file.json(),
          (pointer, node) -> {
            if (node.isTextual() && node.textValue().equals(text)) {
              places.add(file.place(pointer, word));
            }
          });
    }
    return places.stream()
        .filter(place -> place.file().equals(path))
        .findFirst()
        .or(() -> places.stream().findFirst())
        .orElse(ContentPlace.ofFile(path));
  }

  private boolean isInput(String name) {
    int dot = name.indexOf('.') + 1;
    String start = name.substring(0, dot);
    return (Placeholders.INPUT.equals(start) || Placeholders.DATE.equals(start))
        && labels.containsKey(name.substring(dot));
  }
}
