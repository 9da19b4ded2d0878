package org.hiphooks.replay.report;

import java.util.List;
import java.util.Locale;
import org.hiphooks.replay.run.Result.Verdict;

/** Words and numbers as reports write them. */
final class Words {

  /** Percentiles of durations that reports name. */
  static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9);

  private Words() {}

  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case ERROR -> "errored";
      case DIFFERS -> "differ";
      case AGREES -> "agree";
      case OPEN -> "open";
    };
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A number with separators. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number without a fraction that says nothing. */
  static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  /** A share of a whole in percent. */
  static String percent(long part, long whole) {
    return whole == 0 ? "0 %" : String.format(Locale.ROOT, "%.1f %%", part * 100.0 / whole);
  }

  /** Microseconds as milliseconds. */
  static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f ms", micros / 1000.0);
  }
}
