package org.hiphooks.ledger;

import java.util.Locale;
import java.util.Optional;

/** What becomes of cards. The later a constant stands, the more it takes away. */
public enum Mode {
  /** Evaluated, recorded and shown. */
  LIVE,
  /** Evaluated and recorded, not shown. */
  SILENT,
  /** Not shown and not recorded. What a card holds back stays held back. */
  OFF;

  /** As it is written. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of this code; empty if there is none. */
  public static Optional<Mode> of(String code) {
    for (Mode mode : values()) {
      if (mode.code().equals(code)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** The one that takes more away. */
  public Mode or(Mode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
