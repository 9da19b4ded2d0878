package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.hiphooks.knowledge.Placeholders;

/**
 * Fills placeholders. A line whose placeholders are all empty is dropped, so that a card never
 * shows a heading over nothing; so is a line whose condition does not hold, and the heading of a
 * table without rows.
 */
final class Template {

  private static final String TABLE = "|";
  private static final String EMPTY_BRACKETS = " ()";

  private Template() {}

  static String fill(String template, Fillings fillings) {
    List<String> lines = new ArrayList<>();
    for (String line : template.split("\n", -1)) {
      if (isDropped(line, fillings)) {
        dropTableHeading(lines);
      } else {
        lines.add(fillLine(line, fillings));
      }
    }
    return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
  }

  /** Fills a text of one line, empty placeholders and all. */
  static String fillLine(String line, Fillings fillings) {
    String filled =
        Placeholders.PATTERN
            .matcher(line)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        match.group(1).isEmpty() ? fillings.text(match.group(2)) : ""));
    return filled.replace(EMPTY_BRACKETS, "");
  }

  /** Whether a text has a placeholder that nothing fills. */
  static boolean hasGap(String text, Fillings fillings) {
    return Placeholders.in(text).stream().anyMatch(name -> fillings.get(name).isEmpty());
  }

  private static boolean isDropped(String line, Fillings fillings) {
    Matcher matcher = Placeholders.PATTERN.matcher(line);
    boolean filled = false;
    boolean found = false;
    while (matcher.find()) {
      boolean empty = fillings.get(matcher.group(2)).isEmpty();
      if (!matcher.group(1).isEmpty()) {
        if (empty) {
          return true;
        }
      } else {
        found = true;
        filled |= !empty;
      }
    }
    return found && !filled;
  }

  private static void dropTableHeading(List<String> lines) {
    while (!lines.isEmpty() && lines.get(lines.size() - 1).startsWith(TABLE)) {
      lines.remove(lines.size() - 1);
    }
  }
}
