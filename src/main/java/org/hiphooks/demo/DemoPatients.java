package org.hiphooks.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.DemoPatient;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cases.RenderedChart;
import org.hiphooks.demo.ehr.OrderMenu;
import org.hiphooks.demo.ehr.PatientSummary;
import org.hiphooks.demo.ehr.Practice;
import org.hiphooks.knowledge.Content;

/**
 * The synthetic patients of the demo.
 *
 * @param summaries rows of the patient list, in its order
 * @param resources their records, each with its id
 * @param names plain words for codes in them, by {@code system|code}
 * @param menu what can be ordered and added
 */
public record DemoPatients(
    List<PatientSummary> summaries,
    List<ObjectNode> resources,
    Map<String, String> names,
    OrderMenu menu) {

  /** Defensive copies. */
  public DemoPatients {
    summaries = List.copyOf(summaries);
    resources = List.copyOf(resources);
    names = Map.copyOf(names);
  }

  /** All patients of the content, dated relative to a time. */
  public static DemoPatients of(Content content, Instant now) {
    CaseLibrary library = CaseLibrary.load(content);
    List<PatientSummary> summaries = new ArrayList<>();
    List<ObjectNode> resources = new ArrayList<>();
    for (DemoPatient patient : library.patients()) {
      Case vignette = library.get(patient.caseId());
      RenderedChart chart =
          library.renderer().chart(vignette, now, patient.identity(), RenderOptions.plain());
      resources.addAll(chart.resources());
      summaries.add(
          new PatientSummary(
              patient.id(),
              patient.given() + ' ' + patient.family(),
              chart.patient().path("birthDate").asText(),
              patient.gender(),
              patient.story(),
              patient.trials().stream().map(DemoPatient.Trial::text).toList()));
    }
    return new DemoPatients(summaries, resources, DemoNames.of(content), DemoMenu.of(content));
  }

  /** What the EHR is set up with. */
  Practice practice() {
    return new Practice(summaries, names, menu);
  }

  /** Shows numbers alone. */
  @Override
  public String toString() {
    return "DemoPatients[" + summaries.size() + " patients, " + resources.size() + " resources]";
  }
}
