package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What all writers of one record share.
 *
 * @param vignette the case
 * @param identity the patient
 * @param times times of the records
 * @param rendering further codes
 */
record ChartScope(Case vignette, PatientIdentity identity, RecordTimes times, Rendering rendering) {

  private static final String DURATION = "durationWeeks";
  private static final int DAYS_A_WEEK = 7;
  private static final int NO_INJURY = Integer.MAX_VALUE;

  static ChartScope of(
      Case vignette,
      PatientIdentity identity,
      Instant now,
      Window window,
      InputCatalog catalog,
      Rendering rendering) {
    RecordTimes today = new RecordTimes(now, window, null, NO_INJURY);
    LocalDate onset =
        vignette.number(DURATION).map(weeks -> onset(today.today(), weeks)).orElse(null);
    int injury = NO_INJURY;
    for (String input : rendering.texts("/injuries")) {
      if (vignette.isTrue(input)) {
        Instant at = today.of(catalog.get(input), false);
        injury = Math.min(injury, (int) ChronoUnit.DAYS.between(at, today.now()));
      }
    }
    return new ChartScope(
        vignette, identity, new RecordTimes(now, window, onset, injury), rendering);
  }

  /** Whole weeks back; with none, yesterday, so that a picture of yesterday is not before it. */
  private static LocalDate onset(LocalDate today, BigDecimal weeks) {
    return today.minusDays(Math.max(1, weeks.longValueExact() * DAYS_A_WEEK));
  }

  /** Date of onset; null if no duration is recorded. */
  @Nullable LocalDate onset() {
    return vignette.number(DURATION).map(weeks -> onset(times.today(), weeks)).orElse(null);
  }

  String id(String kind, String name) {
    return identity.prefix() + '-' + kind + '-' + name;
  }

  ObjectNode subject() {
    return Fhir.reference("Patient/" + identity.id());
  }

  LocalDate dayAgo(int days) {
    return times.today().minusDays(days);
  }
}
