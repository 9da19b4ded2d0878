package org.hiphooks.demo.ehr;

import java.util.Locale;

/** What the demo EHR makes of the data the service asks for. */
public enum PrefetchMode {
  /** Everything is sent. */
  ALL,
  /** No key is sent. */
  NONE,
  /** The chosen key is left out. */
  WITHOUT_KEY,
  /** The chosen key is null, although there may be data. */
  KEY_NULL,
  /** The chosen key is an OperationOutcome instead of the data. */
  KEY_ERROR,
  /** Searches bring two entries and a link to the next page. */
  FIRST_PAGE;

  /** The word for forms, tests and message keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a key has to be chosen. */
  public boolean needsKey() {
    return this == WITHOUT_KEY || this == KEY_NULL || this == KEY_ERROR;
  }
}
