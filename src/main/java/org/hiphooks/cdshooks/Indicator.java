package org.hiphooks.cdshooks;

/** Urgency of a card. */
public enum Indicator {
  /** For information. */
  INFO("info"),
  /** To be looked at. */
  WARNING("warning"),
  /** Now. */
  CRITICAL("critical");

  private final String code;

  Indicator(String code) {
    this.code = code;
  }

  /** The code on the wire. */
  public String code() {
    return code;
  }

  /**
   * The indicator of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Indicator of(String code) {
    for (Indicator indicator : values()) {
      if (indicator.code.equals(code)) {
        return indicator;
      }
    }
    throw new IllegalArgumentException("no indicator " + code);
  }
}
