package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.LoadedContent;
import org.hiphooks.knowledge.ProblemCode;

/**
 * A summary has fewer than 140 characters (CDS Hooks 2.0, card attributes). The service ends a
 * longer one after a word, so it is a warning.
 */
final class SummaryLengths implements ContentCheck {

  private static final int MOST = 139;

  @Override
  public void check(LoadedContent loaded, Consumer<ContentProblem> found) {
    LongestTexts texts = new LongestTexts(loaded);
    for (ContentFile file : loaded.resources()) {
      if ("PlanDefinition".equals(file.resourceType())) {
        int index = 0;
        for (JsonNode card : file.json().path("action")) {
          check(texts, file, "/action/" + index++ + "/title", card, found);
        }
      }
    }
  }

  private static void check(
      LongestTexts texts,
      ContentFile file,
      String pointer,
      JsonNode card,
      Consumer<ContentProblem> found) {
    String summary = card.path("title").asText();
    int length = texts.length(summary, forms(card));
    if (length > MOST) {
      String filled = summary.contains("{") ? " with the longest texts filled in" : "";
      found.accept(
          ContentProblem.warning(
              file.place(pointer),
              ProblemCode.SUMMARY_TOO_LONG,
              "summary has " + length + " characters" + filled + ", at most " + MOST,
              "shorten it by " + (length - MOST)));
    }
  }

  /** The card's own placeholders by name: how the value of the define is shown. */
  private static Map<String, String> forms(JsonNode card) {
    Map<String, String> forms = new HashMap<>();
    for (JsonNode extension : card.path("extension")) {
      if (extension.path("url").asText().endsWith("/placeholder")) {
        String name = "";
        String form = "";
        for (JsonNode part : extension.path("extension")) {
          String url = part.path("url").asText();
          name = url.equals("name") ? part.path("valueString").asText() : name;
          form = url.equals("as") ? value(part) : form;
        }
        forms.put(name, form);
      }
    }
    return forms;
  }

  private static String value(JsonNode part) {
    return part.path("valueCode").asText(part.path("valueString").asText());
  }
}
