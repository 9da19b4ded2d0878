package org.hiphooks.demo.ehr;

import java.util.List;
import org.hiphooks.pages.When;

/**
 * What the chart shows.
 *
 * @param patientId FHIR id
 * @param name family and given name
 * @param born date of birth
 * @param age in words; empty if unknown
 * @param gender FHIR gender; empty if unknown
 * @param sections tables in their order
 * @param orders drafts and orders
 */
public record ChartView(
    String patientId,
    String name,
    When born,
    String age,
    String gender,
    List<Section> sections,
    Section orders) {

  /** Defensive copy. */
  public ChartView {
    sections = List.copyOf(sections);
  }

  /**
   * One table.
   *
   * @param key word for anchors, tests and message keys
   * @param rows newest first; empty if nothing is on file
   * @param isRead whether the FHIR server answered; if not, rows mean nothing
   */
  public record Section(String key, List<Row> rows, boolean isRead) {

    /** Defensive copy. */
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One row.
   *
   * @param name what it is
   * @param value what was found, or its status
   * @param when recorded or done
   * @param source reference of the resource, for instance {@code Observation/12}
   * @param isDraft whether it may be removed here
   * @param with what goes with it, in words
   */
  public record Row(
      String name, String value, When when, String source, boolean isDraft, List<String> with) {

    /** Defensive copy. */
    public Row {
      with = List.copyOf(with);
    }

    Row draft(boolean draft) {
      return new Row(name, value, when, source, draft, with);
    }

    Row at(When other) {
      return new Row(name, value, other, source, isDraft, with);
    }

    Row with(List<String> parts) {
      return new Row(name, value, when, source, isDraft, parts);
    }

    /** Whether it is an order that can be signed. */
    public boolean isSignable() {
      return isDraft
          && (source.startsWith("ServiceRequest/") || source.startsWith("MedicationRequest/"));
    }
  }

  /** Shows no data. */
  @Override
  public String toString() {
    return "ChartView[" + patientId + "]";
  }
}
