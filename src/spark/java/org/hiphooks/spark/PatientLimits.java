package org.hiphooks.spark;

import java.io.Serializable;

/**
 * How much of one patient is read, so that one patient with a hundred thousand records does not
 * take an executor down. What lies beyond is named as not read.
 *
 * @param records most records
 * @param bytes most bytes of their lines together
 */
record PatientLimits(int records, long bytes) implements Serializable {

  static final int USUAL_RECORDS = 10_000;
  static final long USUAL_BYTES = 32L * 1024 * 1024;

  /** What holds if nobody says otherwise. */
  static final PatientLimits USUAL = new PatientLimits(USUAL_RECORDS, USUAL_BYTES);
}
