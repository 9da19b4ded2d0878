package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import org.hiphooks.knowledge.Concepts;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.LoadedContent;
import org.hiphooks.knowledge.Placeholders;
import org.hiphooks.knowledge.Setting;

/**
 * How long the text of a placeholder may become. Of a list, which the service shortens to fit, its
 * longest item counts.
 */
final class LongestTexts {

  /** Where the service itself cuts a text; numbers of two digits; the longest tier and rule. */
  private static final Map<String, Integer> FIXED =
      Map.of(
          "list",
          70,
          "core",
          100,
          "rules",
          60,
          "resource",
          50,
          "n",
          2,
          "count",
          2,
          "tier",
          8,
          "rule",
          7,
          "version",
          8);

  /** What a define gives in a form of its own: the code system whose names it shows. */
  private static final Map<String, String> FORMS =
      Map.of(
          "red-flag", Concepts.RED_FLAGS,
          "step", Concepts.STEPS,
          "caution", Concepts.CAUTIONS,
          "caution-short", Concepts.CAUTIONS);

  private static final String WORDS = "hip-words";
  private static final String REASON = "reason";
  private static final String REASON_CODE = "unread-";

  /** For a text of which nothing is known. */
  private static final int OTHER = 24;

  /** For "+n" behind the first item of a list. */
  private static final int MORE = 4;

  private final Map<String, Integer> settings = new HashMap<>();
  private final Map<String, Integer> causes = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();

  LongestTexts(LoadedContent loaded) {
    loaded.settings().forEach((name, setting) -> settings.put(name, length(setting)));
    for (ContentFile file : loaded.resources()) {
      for (JsonNode concept : file.json().path("concept")) {
        String display = concept.path("display").asText();
        if (!WORDS.equals(file.id())) {
          names.merge(file.id(), length(display), Math::max);
        } else if (concept.path("code").asText().startsWith(REASON_CODE)) {
          names.merge(REASON, length(display), Math::max);
        }
        if (Concepts.CAUSES.equals(file.id())) {
          concept.path("property").forEach(this::addCause);
        }
      }
    }
  }

  /**
   * Length of a template with the longest text for each placeholder.
   *
   * @param template the template
   * @param forms the card's own placeholders: name to form
   */
  int length(String template, Map<String, String> forms) {
    Matcher matcher = Placeholders.PATTERN.matcher(template);
    int fills = 0;
    while (matcher.find()) {
      boolean isCondition = !matcher.group(1).isEmpty();
      fills += isCondition ? 0 : longest(matcher.group(2), forms);
    }
    return length(matcher.replaceAll("")) + fills;
  }

  private int longest(String name, Map<String, String> forms) {
    String form = forms.get(name);
    if (form != null) {
      if (form.equals("cause")) {
        return causes.getOrDefault("short", OTHER) + MORE;
      }
      String system = FORMS.get(form);
      return system == null ? OTHER : names.getOrDefault(system, OTHER) + MORE;
    }
    Integer known = settings.getOrDefault(name, FIXED.get(name));
    if (known != null) {
      return known;
    }
    return REASON.equals(name)
        ? names.getOrDefault(REASON, OTHER)
        : causes.getOrDefault(name, OTHER);
  }

  private void addCause(JsonNode property) {
    String text = property.path("valueString").asText();
    causes.merge(property.path("code").asText(), length(text), Math::max);
  }

  private static int length(Setting setting) {
    int length = String.valueOf(setting.defaultValue()).length();
    length = Math.max(length, setting.min() == null ? 0 : setting.min().toString().length());
    return Math.max(length, setting.max() == null ? 0 : setting.max().toString().length());
  }

  /** Code points; a setting inside counts as it is shown. */
  private int length(String text) {
    Matcher matcher = Placeholders.PATTERN.matcher(text);
    int fills = 0;
    while (matcher.find()) {
      fills += settings.getOrDefault(matcher.group(2), 0);
    }
    String fixed = matcher.replaceAll("");
    return fixed.codePointCount(0, fixed.length()) + fills;
  }
}
