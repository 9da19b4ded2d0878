package org.hiphooks.demo.ehr;

/**
 * What a visitor has broken on purpose, for one browser session.
 *
 * @param prefetch what is sent
 * @param key the chosen prefetch key; empty if none is needed
 * @param fhir the FHIR address that the service is given
 */
public record Switches(PrefetchMode prefetch, String key, FhirFault fhir) {

  /** Nothing is broken. */
  public static final Switches NONE = new Switches(PrefetchMode.ALL, "", FhirFault.UP);

  /** Keeps a key only where one is needed. */
  public Switches {
    key = prefetch.needsKey() ? key : "";
  }

  /** Whether the data is not sent as it is. */
  public boolean changesPrefetch() {
    return prefetch != PrefetchMode.ALL;
  }

  /** Whether the FHIR address is a broken one. */
  public boolean changesFhir() {
    return fhir != FhirFault.UP;
  }

  /** Whether anything is broken. */
  public boolean any() {
    return changesPrefetch() || changesFhir();
  }
}
