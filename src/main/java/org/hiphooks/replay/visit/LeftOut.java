package org.hiphooks.replay.visit;

/**
 * Something that was not replayed, or not as it stands.
 *
 * @param place file, and line or patient inside it
 * @param reason why, without anything of a patient
 * @param whole whether the whole patient is missing from the results; otherwise it was replayed
 *     without the part named
 */
public record LeftOut(String place, String reason, boolean whole) {

  /** A patient, a file or a line that is missing from the results. */
  public static LeftOut missing(String place, String reason) {
    return new LeftOut(place, reason, true);
  }

  /** A patient that was replayed, and what to know about it. */
  public static LeftOut part(String place, String reason) {
    return new LeftOut(place, reason, false);
  }
}
