package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.CqlSource;
import org.hiphooks.knowledge.CqlToken;
import org.hiphooks.knowledge.JsonWalk;
import org.hiphooks.knowledge.LoadedContent;
import org.hiphooks.knowledge.ProblemCode;

/**
 * Words that no text to a clinician may hold: they say that something dangerous is absent, judge
 * the reader, or shout. "Normal" and "safe" are right about a recorded result or a drug rule, which
 * a machine cannot tell: people look for those.
 */
final class BannedWords implements ContentCheck {

  private static final List<Pattern> BANNED =
      List.of(
          word("all clear"),
          word("no red flags?"),
          word("diagnosis is"),
          word("you forgot"),
          word("please"),
          Pattern.compile("!"));

  /** Elements that are shown. */
  private static final Set<String> SHOWN =
      Set.of("title", "description", "label", "text", "display", "valueString", "usage");

  /** Resources whose texts reach a card; value sets and names of code systems do not. */
  private static final Set<String> RESOURCES =
      Set.of("PlanDefinition", "ActivityDefinition", "CodeSystem", "Questionnaire");

  @Override
  public void check(LoadedContent loaded, Consumer<ContentProblem> found) {
    for (ContentFile file : loaded.resources()) {
      if (RESOURCES.contains(file.resourceType())) {
        JsonWalk.each(file.json(), (pointer, node) -> checkText(file, pointer, node, found));
      }
    }
    for (CqlSource source : loaded.sources()) {
      for (CqlToken token : source.tokens()) {
        if (token.kind() == CqlToken.Kind.TEXT) {
          checkText(source, token, found);
        }
      }
    }
  }

  private static void checkText(
      ContentFile file, String pointer, JsonNode node, Consumer<ContentProblem> found) {
    String element = pointer.substring(pointer.lastIndexOf('/') + 1);
    if (!node.isTextual() || !SHOWN.contains(element)) {
      return;
    }
    for (Pattern banned : BANNED) {
      Matcher matcher = banned.matcher(node.textValue());
      if (matcher.find()) {
        found.accept(
            ContentProblem.error(
                file.place(pointer, matcher.group()),
                ProblemCode.BANNED_WORD,
                message(matcher.group()),
                remedy(matcher.group())));
      }
    }
  }

  private static void checkText(CqlSource source, CqlToken token, Consumer<ContentProblem> found) {
    for (Pattern banned : BANNED) {
      Matcher matcher = banned.matcher(token.text());
      if (matcher.find()) {
        found.accept(
            ContentProblem.error(
                source.place(token),
                ProblemCode.BANNED_WORD,
                message(matcher.group()),
                remedy(matcher.group())));
      }
    }
  }

  private static Pattern word(String words) {
    return Pattern.compile("\\b" + words + "\\b", Pattern.CASE_INSENSITIVE);
  }

  private static String message(String word) {
    return '"' + word + "\" must not stand in a text of a card";
  }

  private static String remedy(String word) {
    return "!".equals(word)
        ? "end the sentence with a full stop"
        : "say what was found and what to consider, without judgement or reassurance";
  }
}
