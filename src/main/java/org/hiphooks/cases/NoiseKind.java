package org.hiphooks.cases;

/** Reasons why a record must not count, each of which noise is made of. */
enum NoiseKind {
  /** A code that no input asks for. */
  UNRELATED,
  /** A record of somebody else. */
  OTHER_PATIENT,
  /** Marked as entered in error. */
  ENTERED_IN_ERROR,
  /** A status that does not count. */
  NOT_FINAL,
  /** A problem or allergy that was ruled out. */
  REFUTED,
  /** Older than the look-back window. */
  OUTDATED,
  /** About the left hip, of a patient whose right hip hurts. */
  OTHER_SIDE,
  /** A number in a unit nobody knows. */
  UNKNOWN_UNIT,
  /** A date to come. */
  FUTURE,
  /** A question that was not answered. */
  ABSENT,
  /** An older value of something that has a newer one. */
  SUPERSEDED,
  /** A problem that is over. */
  RESOLVED,
  /** A drug that is taken no more. */
  STOPPED,
  /** A drug that was only proposed, or that must not be given. */
  PROPOSED,
  /** An intolerance that is no allergy. */
  INTOLERANCE,
  /** A record that is sent a second time. */
  TWICE
}
