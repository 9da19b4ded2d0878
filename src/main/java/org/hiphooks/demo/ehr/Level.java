package org.hiphooks.demo.ehr;

import org.jspecify.annotations.Nullable;

/** How urgent a card is, as it is shown: a shape, a colour and a word. Most urgent first. */
public enum Level {
  /** Octagon. */
  CRITICAL("critical"),
  /** Triangle. */
  WARNING("warning"),
  /** Circle. */
  INFO("info"),
  /** Dashed circle: something could not be looked at. */
  NOT_ASSESSED("not-assessed");

  /** How the summary of a card begins that says what could not be looked at. */
  private static final String NOT_ASSESSED_BEGIN = "Not assessed:";

  private final String code;

  Level(String code) {
    this.code = code;
  }

  /** The word for icons, styles, tests and message keys. */
  public String code() {
    return code;
  }

  static Level of(@Nullable String indicator, String summary) {
    if (CRITICAL.code.equals(indicator)) {
      return CRITICAL;
    }
    if (WARNING.code.equals(indicator)) {
      return WARNING;
    }
    return summary.startsWith(NOT_ASSESSED_BEGIN) ? NOT_ASSESSED : INFO;
  }
}
