package org.hiphooks.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says the values of a line of source in a few words. */
public final class TracedValues {

  private TracedValues() {}

  /** The source of a define, each line with its number and the values of what ends on it. */
  public static List<String> lines(TracedDefine define) {
    int widest = define.lines().stream().mapToInt(line -> line.text().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (TracedDefine.Line line : define.lines()) {
      String values = of(line);
      String padding = " ".repeat(widest - line.text().length());
      lines.add(
          String.format(
              Locale.ROOT,
              "%5d  %s",
              line.number(),
              values.isEmpty() ? line.text() : line.text() + padding + "   # " + values));
    }
    return lines;
  }

  /** Such as {@code false (hopTest = null), or: true}; empty if no part ends on the line. */
  public static String of(TracedDefine.Line line) {
    List<String> words = new ArrayList<>();
    for (TracedDefine.Mark mark : line.values()) {
      String inputs = mark.inputs().isEmpty() ? "" : " (" + String.join(", ", mark.inputs()) + ")";
      words.add(
          mark.operator().isEmpty()
              ? mark.value() + inputs
              : mark.operator() + ": " + mark.value());
    }
    return String.join(", ", words);
  }
}
