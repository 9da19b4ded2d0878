package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Values that may be recorded as a date instead of a number: weeks of a pregnancy by the expected
 * day of birth, months without a period by the day of the last one.
 */
final class DatedValues {

  private static final int DAYS_A_WEEK = 7;

  private DatedValues() {}

  /** Whether the date is read for this patient. */
  static boolean apply(JsonNode facts, Case vignette) {
    for (JsonNode input : facts.path("notIfTrue")) {
      if (vignette.isTrue(input.asText())) {
        return false;
      }
    }
    if (!facts.has("minimumAge")) {
      return true;
    }
    BigDecimal age = vignette.number("age").orElse(BigDecimal.ZERO);
    JsonNode sex = vignette.inputs().get("sex");
    return age.intValue() >= facts.path("minimumAge").asInt()
        && age.intValue() <= facts.path("maximumAge").asInt()
        && (sex == null || !sex.asText().equals(facts.path("notSex").asText()));
  }

  /** The date from which the value is worked out today. */
  static LocalDate date(JsonNode facts, LocalDate today, int value) {
    if (facts.has("daysInAll")) {
      return today.plusDays(facts.path("daysInAll").asInt() - (long) value * DAYS_A_WEEK);
    }
    return today.minusMonths(value).minusDays(facts.path("moreDays").asInt());
  }
}
