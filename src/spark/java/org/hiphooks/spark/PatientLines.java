package org.hiphooks.spark;

import java.util.List;
import java.util.Set;

/**
 * The lines of one patient, as many as are read.
 *
 * @param patient id
 * @param lines the lines, the Patient first, then in the order of the input
 * @param total how many there are
 * @param unread FHIR types of those beyond the limit
 */
record PatientLines(String patient, List<Line> lines, long total, Set<String> unread) {

  /**
   * A line.
   *
   * @param type FHIR type
   * @param file its file's place among all
   * @param offset where it begins
   * @param text its bytes
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Line(String type, int file, long offset, byte[] text) {}

  /** Whether some of them are not read. */
  boolean isCut() {
    return !unread.isEmpty();
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "PatientLines[" + total + ']';
  }
}
