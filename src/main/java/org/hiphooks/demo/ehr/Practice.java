package org.hiphooks.demo.ehr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo EHR is set up with.
 *
 * @param patients the patient list
 * @param names plain words for codes, by {@code system|code}
 * @param menu what can be ordered and added
 */
public record Practice(List<PatientSummary> patients, Map<String, String> names, OrderMenu menu) {

  /** Defensive copies. */
  public Practice {
    patients = List.copyOf(patients);
    names = Map.copyOf(names);
  }

  /** What may be tried on each chart, by the id of its patient. */
  Map<String, List<String>> trials() {
    Map<String, List<String>> trials = new HashMap<>();
    patients.forEach(patient -> trials.put(patient.id(), patient.trials()));
    return trials;
  }

  /** Shows numbers alone. */
  @Override
  public String toString() {
    return "Practice[" + patients.size() + " patients]";
  }
}
