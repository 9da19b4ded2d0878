package org.hiphooks.explain;

import java.util.ArrayList;
import java.util.List;

/** Says the values of a line of source in a few words. */
public final class TracedValues {

  private TracedValues() {}

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
