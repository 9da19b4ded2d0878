package org.hiphooks.demo.ehr;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reasons for which cards were not followed, by patient and topic of the card, so that a chart that
 * is opened again can say so. Kept in memory only. Thread-safe.
 */
final class Addressed {

  private static final int KEPT = 500;

  private final Map<String, String> reasons =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void put(String patientId, String topic, String reason) {
    if (!topic.isEmpty()) {
      reasons.put(patientId + ' ' + topic, reason);
    }
  }

  /** The reason given before; empty if there is none. */
  synchronized String of(String patientId, String topic) {
    return reasons.getOrDefault(patientId + ' ' + topic, "");
  }
}
