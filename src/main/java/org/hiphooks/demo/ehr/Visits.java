package org.hiphooks.demo.ehr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest visits, and the latest of each patient. Thread-safe. */
final class Visits {

  private static final int KEPT = 200;

  private final Map<String, Visit> byId =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visit> eldest) {
          return size() > KEPT;
        }
      };
  private final Map<String, Visit> latest = new LinkedHashMap<>();

  synchronized void add(Visit visit) {
    byId.put(visit.id(), visit);
    latest.put(visit.patientId(), visit);
  }

  synchronized Optional<Visit> find(String patientId, String visitId) {
    return Optional.ofNullable(byId.get(visitId))
        .filter(visit -> visit.patientId().equals(patientId));
  }

  synchronized Optional<Visit> latestOf(String patientId) {
    return Optional.ofNullable(latest.get(patientId));
  }
}
