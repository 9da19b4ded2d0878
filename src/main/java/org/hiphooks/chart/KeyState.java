package org.hiphooks.chart;

/** What a prefetch key brought. Only {@link #PRESENT} and {@link #EMPTY} mean that it was read. */
public enum KeyState {
  /** Answered with at least one resource. */
  PRESENT,
  /** Answered, and the client has no data: an empty Bundle, a warning outcome, or null. */
  EMPTY,
  /** Not sent. */
  MISSING,
  /** An error outcome, or something that is no FHIR resource. */
  FAILED,
  /** Answered in pages of which not all were read. */
  INCOMPLETE;

  /** Whether everything the key asks for was read. */
  public boolean isRead() {
    return this == PRESENT || this == EMPTY;
  }
}
