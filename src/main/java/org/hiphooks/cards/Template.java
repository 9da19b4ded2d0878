package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {placeholders}}. A line whose placeholders are all empty is dropped, so that a card
 * never shows a heading over nothing.
 */
final class Template {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");

  private Template() {}

  static String fill(String template, Map<String, String> values) {
    List<String> lines = new ArrayList<>();
    for (String line : template.split("\n", -1)) {
      if (!isEmptyLine(line, values)) {
        lines.add(fillLine(line, values));
      }
    }
    return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
  }

  private static boolean isEmptyLine(String line, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(line);
    boolean found = false;
    while (matcher.find()) {
      found = true;
      if (!values.getOrDefault(matcher.group(1), "").isEmpty()) {
        return false;
      }
    }
    return found;
  }

  private static String fillLine(String line, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(line)
        .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
  }
}
