package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.MonthDay;

/** Writes the Patient; age and sex that the case does not record are left out. */
final class PatientWriter {

  private static final int DAYS_SINCE_BIRTHDAY = 100;

  private final ChartScope scope;

  PatientWriter(ChartScope scope) {
    this.scope = scope;
  }

  ObjectNode write() {
    PatientIdentity identity = scope.identity();
    ObjectNode patient = Fhir.resource("Patient", identity.id()).put("active", true);
    ObjectNode name = patient.withArray("/name").addObject();
    name.put("use", "official").put("family", identity.family());
    name.withArray("/given").add(identity.given());
    JsonNode sex = scope.vignette().inputs().get("sex");
    if (sex != null) {
      patient.put("gender", sex.asText());
    }
    scope
        .vignette()
        .number("age")
        .ifPresent(age -> patient.put("birthDate", birthDate(age.intValueExact()).toString()));
    return patient;
  }

  private LocalDate birthDate(int age) {
    LocalDate today = scope.times().today();
    MonthDay birthday = scope.identity().birthday();
    if (birthday == null) {
      return today.minusYears(age).minusDays(DAYS_SINCE_BIRTHDAY);
    }
    LocalDate born = birthday.atYear(today.getYear() - age);
    return MonthDay.from(today).isBefore(birthday) ? born.minusYears(1) : born;
  }
}
