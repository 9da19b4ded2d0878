package org.hiphooks.demo.ehr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.pages.Pages;

/** The patient list. */
final class PatientsPage {

  private final Pages pages;
  private final List<PatientSummary> patients;
  private final Visits visits;
  private final SupportReader support;

  PatientsPage(Pages pages, List<PatientSummary> patients, Visits visits, SupportReader support) {
    this.pages = pages;
    this.patients = List.copyOf(patients);
    this.visits = visits;
    this.support = support;
  }

  byte[] render(Frame frame) {
    List<PatientRow> rows =
        patients.stream()
            .map(
                patient ->
                    new PatientRow(
                        patient,
                        frame.dates().fhir(patient.birthDate()),
                        frame.dates().age(patient.birthDate()),
                        last(patient)))
            .toList();
    return pages.render("demo/patients.jte", Map.of("frame", frame, "rows", rows));
  }

  private LastAnswer last(PatientSummary patient) {
    Optional<SupportView> view =
        visits.latestOf(patient.id()).map(visit -> support.read(visit, Area.CHART));
    if (view.isEmpty()) {
      return LastAnswer.NOT_OPENED;
    }
    Optional<Level> highest = view.get().cards().stream().map(CardView::level).min(Enum::compareTo);
    return highest.map(LastAnswer::of).orElseGet(() -> LastAnswer.of(view.get().state()));
  }
}
