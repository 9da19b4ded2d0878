package org.hiphooks.cases;

import java.time.MonthDay;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who a rendered record is about. Age and sex come from the case.
 *
 * @param id id of the Patient
 * @param prefix beginning of the ids of all other resources, so that several records fit one server
 * @param given first name
 * @param family family name
 * @param birthday day of birth; null: about three months before the day of rendering
 */
public record PatientIdentity(
    String id, String prefix, String given, String family, @Nullable MonthDay birthday) {

  /** The nameless patient of a case: {@code v09-patient}, resources {@code v09-…}. */
  public static PatientIdentity of(Case vignette) {
    String prefix = vignette.id().toLowerCase(Locale.ROOT);
    return new PatientIdentity(prefix + "-patient", prefix, vignette.id(), "Testcase", null);
  }
}
