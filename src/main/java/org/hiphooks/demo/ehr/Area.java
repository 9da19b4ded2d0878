package org.hiphooks.demo.ehr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where cards stand on a chart. A place holds the cards of one call, the latest. */
public enum Area {
  /** Beside the chart: what opening it brought. */
  CHART,
  /** With the orders: what drafting or signing one brought. */
  ORDERS,
  /** With the problems: what adding one brought. */
  PROBLEMS;

  /** The word for addresses, forms, tests and message keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Id of its element on the page. */
  public String element() {
    return this == CHART ? "support" : "support-" + code();
  }

  static Optional<Area> of(String code) {
    return Arrays.stream(values()).filter(area -> area.code().equals(code)).findFirst();
  }
}
