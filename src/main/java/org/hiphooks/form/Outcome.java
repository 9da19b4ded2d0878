package org.hiphooks.form;

import java.util.Locale;

/** What became of writing the answers. */
public enum Outcome {
  /** There is no leave to write: the page shows what changes. */
  NOT_WRITTEN,
  /** All are in the chart. */
  SAVED,
  /** Some are. */
  PARTLY_SAVED,
  /** None is. */
  FAILED,
  /** None is, because the EHR takes the token no more. */
  ENDED,
  /** What was in the chart is marked as entered in error. */
  WITHDRAWN,
  /** That was tried, and some of it is still in the chart. */
  KEPT,
  /** Nothing was answered. */
  NOTHING;

  /** As tests and words name it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
