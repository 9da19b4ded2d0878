package org.hiphooks.guidance;

import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.chart.Facts;

/**
 * An answer, and what was known of the patient: once for each order that was decided about, once
 * for a visit without orders.
 *
 * @param answer the answer
 * @param known what was known
 * @param read number of the patient's records by FHIR type
 * @param usable how many of them the content can use
 */
public record Studied(
    HookAnswer answer, List<Facts> known, Map<String, Integer> read, Map<String, Integer> usable) {

  /** Defensive copies. */
  public Studied {
    known = List.copyOf(known);
    read = Map.copyOf(read);
    usable = Map.copyOf(usable);
  }
}
