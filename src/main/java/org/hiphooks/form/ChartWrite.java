package org.hiphooks.form;

import java.util.List;

/**
 * What became of writing answers to the chart.
 *
 * @param outcome in one word
 * @param lines each answer
 */
record ChartWrite(Outcome outcome, List<WrittenLine> lines) {

  /** Defensive copy. */
  ChartWrite {
    lines = List.copyOf(lines);
  }

  /** The outcome alone. */
  @Override
  public String toString() {
    return "ChartWrite[" + outcome + "]";
  }
}
