package org.hiphooks.cards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Fills placeholders. A line whose placeholders are all empty is dropped, so that a card never
 * shows a heading over nothing; so is a line whose condition does not hold, and the heading of a
 * table without rows.
 */
final class Template {

  private static final String TABLE = "|";
  private static final String EMPTY_BRACKETS = " ()";
  private static final String GAP = "\n\n\n";
  private static final Pattern GAPS = Pattern.compile("\n{3,}");
  private static final int MOST = 10_000;

  /** Texts are content: each is taken to pieces once. */
  private static final Cache<String, List<TemplateLine>> KNOWN =
      Caffeine.newBuilder().maximumSize(MOST).build();

  private Template() {}

  static String fill(String template, Fillings fillings) {
    List<String> lines = new ArrayList<>();
    for (TemplateLine line : KNOWN.get(template, TemplateLine::split)) {
      if (line.isDropped(fillings)) {
        dropTableHeading(lines);
      } else {
        lines.add(filled(line, fillings));
      }
    }
    String text = String.join("\n", lines);
    return (text.contains(GAP) ? GAPS.matcher(text).replaceAll("\n\n") : text).strip();
  }

  /** Fills a text of one line, empty placeholders and all. */
  static String fillLine(String line, Fillings fillings) {
    if (isFixed(line)) {
      return line;
    }
    List<TemplateLine> lines = KNOWN.get(line, TemplateLine::split);
    if (lines.size() == 1) {
      return filled(lines.get(0), fillings);
    }
    List<String> filled = new ArrayList<>();
    lines.forEach(each -> filled.add(each.filled(fillings)));
    return String.join("\n", filled).replace(EMPTY_BRACKETS, "");
  }

  /** Whether a text of one line is the same whatever fills it. */
  static boolean isFixed(String line) {
    return line.indexOf('{') < 0 && !line.contains(EMPTY_BRACKETS);
  }

  private static String filled(TemplateLine line, Fillings fillings) {
    return line.filled(fillings).replace(EMPTY_BRACKETS, "");
  }

  /** Whether a text has a placeholder that nothing fills. */
  static boolean hasGap(String text, Fillings fillings) {
    for (TemplateLine line : KNOWN.get(text, TemplateLine::split)) {
      if (line.hasGap(fillings)) {
        return true;
      }
    }
    return false;
  }

  private static void dropTableHeading(List<String> lines) {
    while (!lines.isEmpty() && lines.get(lines.size() - 1).startsWith(TABLE)) {
      lines.remove(lines.size() - 1);
    }
  }
}
