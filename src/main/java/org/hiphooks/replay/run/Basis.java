package org.hiphooks.replay.run;

import java.util.List;
import java.util.Map;
import org.hiphooks.chart.Facts;

/**
 * What an answer of this product rests on.
 *
 * @param facts what was known of the patient, once for each order that was decided about
 * @param read number of the patient's records by FHIR type
 * @param usable how many of them the content can use
 */
public record Basis(List<Facts> facts, Map<String, Integer> read, Map<String, Integer> usable) {

  static final Basis NONE = new Basis(List.of(), Map.of(), Map.of());

  /** Defensive copies. */
  public Basis {
    facts = List.copyOf(facts);
    read = Map.copyOf(read);
    usable = Map.copyOf(usable);
  }
}
