package org.hiphooks.replay.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Where two evaluations of one patient part: everything this define needs has the same value in
 * both, and it has not.
 *
 * @param name the define, or an input that is read otherwise
 * @param was its value in the first content
 * @param is its value in the second
 * @param inputs names of the recorded inputs behind it
 * @param values the same with their values
 * @param reasons what authors changed of it: its text, or a setting that it names
 */
public record Cause(
    String name,
    String was,
    String is,
    List<String> inputs,
    List<String> values,
    List<String> reasons) {

  /** Defensive copies. */
  public Cause {
    inputs = List.copyOf(inputs);
    values = List.copyOf(values);
    reasons = List.copyOf(reasons);
  }

  /** With the values of this patient. */
  public String words() {
    return line(values);
  }

  /** Without, so that patients of one cause stand together. */
  public String kind() {
    return line(inputs);
  }

  private String line(List<String> findings) {
    List<String> rest = new ArrayList<>();
    if (!findings.isEmpty()) {
      rest.add(String.join(", ", findings));
    }
    rest.addAll(reasons);
    return name + ' ' + was + " to " + is + (rest.isEmpty() ? "" : ": " + String.join("; ", rest));
  }
}
