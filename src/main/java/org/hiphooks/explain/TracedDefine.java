package org.hiphooks.explain;

import java.util.List;

/**
 * A define with the values that its parts have.
 *
 * @param library its library
 * @param name its name
 * @param path its file
 * @param line line of its first expression
 * @param value its value
 * @param uses defines and inputs that it refers to
 * @param lines its source
 */
public record TracedDefine(
    String library,
    String name,
    String path,
    int line,
    String value,
    List<String> uses,
    List<Line> lines) {

  /**
   * A line of source.
   *
   * @param number 1-based
   * @param text the line
   * @param values values of the parts that end on it, inner ones first
   */
  public record Line(int number, String text, List<Mark> values) {

    /** Defensive copy. */
    public Line {
      values = List.copyOf(values);
    }
  }

  /**
   * The value of a part.
   *
   * @param column 1-based column of its first character
   * @param operator {@code and}, {@code or}, {@code not}; empty for a part without parts of its own
   * @param value true, false, null, or failed
   * @param inputs values of the inputs it compares, as {@code name = value}
   */
  public record Mark(int column, String operator, String value, List<String> inputs) {

    /** Defensive copy. */
    public Mark {
      inputs = List.copyOf(inputs);
    }
  }

  /** Defensive copies. */
  public TracedDefine {
    uses = List.copyOf(uses);
    lines = List.copyOf(lines);
  }

  /** The name only. */
  @Override
  public String toString() {
    return library + '.' + name;
  }
}
