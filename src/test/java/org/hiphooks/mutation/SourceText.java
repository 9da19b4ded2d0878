package org.hiphooks.mutation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a library, to quote what a node says.
 *
 * @param lines its lines
 */
record SourceText(List<String> lines) {

  private static final Pattern PLACE = Pattern.compile("(\\d+):(\\d+)(?:-(\\d+):(\\d+))?");
  private static final int LONGEST = 90;

  /** Defensive copy. */
  SourceText {
    lines = List.copyOf(lines);
  }

  static SourceText of(String text) {
    return new SourceText(text.lines().toList());
  }

  /** What stands at a locator, on one line, shortened in the middle. */
  String at(@Nullable String locator) {
    Matcher place = PLACE.matcher(locator == null ? "" : locator);
    if (!place.matches()) {
      return "?";
    }
    int row = Integer.parseInt(place.group(1));
    int column = Integer.parseInt(place.group(2));
    int lastRow = place.group(3) == null ? row : Integer.parseInt(place.group(3));
    int lastColumn = place.group(4) == null ? column : Integer.parseInt(place.group(4));
    StringBuilder text = new StringBuilder();
    for (int i = row; i <= lastRow; i++) {
      String line = lines.get(i - 1);
      int from = i == row ? column - 1 : 0;
      int to = i == lastRow ? Math.min(lastColumn, line.length()) : line.length();
      text.append(line, Math.min(from, to), to).append(' ');
    }
    return shortened(text.toString());
  }

  /** The line that a locator begins on. */
  String line(@Nullable String locator) {
    Matcher place = PLACE.matcher(locator == null ? "" : locator);
    return place.matches() ? shortened(lines.get(Integer.parseInt(place.group(1)) - 1)) : "?";
  }

  private static String shortened(String text) {
    String one = text.strip().replaceAll("\\s+", " ");
    int half = LONGEST / 2;
    return one.length() <= LONGEST
        ? one
        : one.substring(0, half) + " ... " + one.substring(one.length() - half);
  }
}
