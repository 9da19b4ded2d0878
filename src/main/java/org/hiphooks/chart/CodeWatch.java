package org.hiphooks.chart;

/** Port to whoever counts codes that the content does not understand. */
@FunctionalInterface
public interface CodeWatch {

  /** Nobody counts. */
  CodeWatch NONE = (type, system, code) -> {};

  /**
   * A record of the patient whose code no value set knows. Waits for nothing.
   *
   * @param type FHIR type of the record, one that is read
   * @param system code system as sent, under its usual name
   * @param code the code
   */
  void notUnderstood(String type, String system, String code);
}
