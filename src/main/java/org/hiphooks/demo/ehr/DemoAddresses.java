package org.hiphooks.demo.ehr;

import java.net.URI;

/**
 * Where the demo's parts are, all on one loopback origin.
 *
 * @param origin for instance {@code http://127.0.0.1:8080}, without a slash at its end
 */
public record DemoAddresses(String origin) {

  /** The patient list. */
  public URI demo() {
    return URI.create(origin + "/demo");
  }

  /** Discovery; a service is below it. */
  public URI services() {
    return URI.create(origin + "/cds-services");
  }

  /** The console of those who run the service. */
  public URI console() {
    return URI.create(origin + "/admin");
  }

  /** Base of the FHIR server. */
  public URI fhir() {
    return URI.create(origin + "/fhir");
  }

  /** Base of the FHIR server as the service is given it. */
  public URI fhir(FhirFault fault) {
    return fault == FhirFault.UP
        ? fhir()
        : URI.create(origin + FaultyFhir.PATH + '/' + fault.code());
  }
}
