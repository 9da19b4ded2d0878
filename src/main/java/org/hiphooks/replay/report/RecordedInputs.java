package org.hiphooks.replay.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.chart.Facts;
import org.hiphooks.replay.run.Result;

/** What was known of a patient, in plain names. */
final class RecordedInputs {

  private static final int MAX_VALUE = 60;

  private RecordedInputs() {}

  /** Inputs with a value, by name; of several orders the first; empty if somebody else answered. */
  static SortedMap<String, String> of(Result result) {
    SortedMap<String, String> inputs = new TreeMap<>();
    for (Facts facts : result.answer().basis().facts().stream().limit(1).toList()) {
      for (Map.Entry<String, Object> input : facts.values().entrySet()) {
        inputs.put(input.getKey(), text(input.getValue()));
      }
    }
    return inputs;
  }

  private static String text(Object value) {
    String text =
        value instanceof BigDecimal number
            ? number.stripTrailingZeros().toPlainString()
            : value.toString();
    return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + "…";
  }
}
