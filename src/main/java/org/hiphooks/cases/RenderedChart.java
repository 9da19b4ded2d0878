package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The record of one synthetic patient.
 *
 * @param patient the Patient
 * @param records all other resources
 */
public record RenderedChart(ObjectNode patient, List<ObjectNode> records) {

  /** Defensive copy of the list. */
  public RenderedChart {
    records = List.copyOf(records);
  }

  /** The Patient, then all other resources. */
  public List<ObjectNode> resources() {
    List<ObjectNode> all = new ArrayList<>(records.size() + 1);
    all.add(patient);
    all.addAll(records);
    return all;
  }
}
