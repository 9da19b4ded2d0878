package org.hiphooks.replay.visit;

import org.jspecify.annotations.Nullable;

/**
 * A card that must be there.
 *
 * @param rule rule id
 * @param level critical, warning or info; null = any
 * @param topic topic code; null = any
 */
public record ExpectedCard(String rule, @Nullable String level, @Nullable String topic) {

  private static final String RED_FLAG = "RF-";

  /**
   * Reads a card as vignettes name it: {@code ORD-70:critical}; a red flag alone is critical and
   * with a {@code w} a warning; every other rule has any level.
   */
  static ExpectedCard named(String name) {
    int colon = name.indexOf(':');
    if (colon >= 0) {
      return new ExpectedCard(name.substring(0, colon), name.substring(colon + 1), null);
    }
    if (!name.startsWith(RED_FLAG) || name.equals("RF-LIST")) {
      return new ExpectedCard(name, null, null);
    }
    return name.endsWith("w")
        ? new ExpectedCard(name.substring(0, name.length() - 1), "warning", null)
        : new ExpectedCard(name, "critical", null);
  }

  /** For people. */
  public String words() {
    return rule + (level == null ? "" : ' ' + level) + (topic == null ? "" : ' ' + topic);
  }
}
