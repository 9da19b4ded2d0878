package org.hiphooks.config;

import java.util.Arrays;
import java.util.Optional;

/** How real clients differ from the standard and from each other. */
public enum Dialect {
  /** CDS Hooks 2.0.1 as written. */
  STANDARD("standard"),
  /** Epic: one action a suggestion, prefetch typed by staff, vendor scopes. */
  EPIC("epic"),
  /** The public CDS Hooks sandbox. */
  SANDBOX("sandbox"),
  /** Medplum: prefetch only. */
  MEDPLUM("medplum");

  private final String code;

  Dialect(String code) {
    this.code = code;
  }

  /** The word in the configuration. */
  public String code() {
    return code;
  }

  /** The dialect of a word; empty if there is none. */
  public static Optional<Dialect> of(String code) {
    return Arrays.stream(values()).filter(dialect -> dialect.code.equals(code)).findFirst();
  }
}
