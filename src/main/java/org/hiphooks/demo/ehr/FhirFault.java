package org.hiphooks.demo.ehr;

import java.util.Locale;

/** What is wrong with the FHIR server whose address the service is given. */
public enum FhirFault {
  /** Nothing: the address of the demo's FHIR server. */
  UP,
  /** Connections break. */
  DOWN,
  /** Every answer takes three seconds. */
  SLOW,
  /** Every token is refused. */
  REFUSES;

  /** The word for addresses, forms, tests and message keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
