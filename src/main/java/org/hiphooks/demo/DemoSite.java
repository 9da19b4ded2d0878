package org.hiphooks.demo;

import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.hiphooks.demo.ehr.DemoAddresses;
import org.hiphooks.demo.ehr.DemoEhr;
import org.hiphooks.demo.ehr.FaultyFhir;
import org.hiphooks.demo.ehr.LedgerSwitch;
import org.hiphooks.demo.fhir.DemoFhirServer;
import org.hiphooks.pages.AssetsHandler;
import org.hiphooks.pages.Pages;
import org.hiphooks.server.Mount;

/**
 * What the demo adds to the service on the same port: the FHIR server with the synthetic patients,
 * and the demo EHR that asks both over HTTP.
 */
public final class DemoSite {

  private final DemoPatients patients;
  private final Clock clock;
  private final boolean isClockFixed;
  private final LedgerSwitch ledger;
  private final Pages pages = new Pages();
  private final DemoFhirServer fhir = new DemoFhirServer(Clock.systemUTC());
  private final Later ehr = new Later();
  private final Later faults = new Later();
  private final Later authorization = new Later();

  /**
   * A site.
   *
   * @param patients who is in the list and on the FHIR server
   * @param clock what is taken for now, and the zone of the pages
   * @param isClockFixed whether that time stands still
   * @param ledger the service's ledger
   */
  public DemoSite(DemoPatients patients, Clock clock, boolean isClockFixed, LedgerSwitch ledger) {
    this.ledger = ledger;
    this.patients = patients;
    this.clock = clock;
    this.isClockFixed = isClockFixed;
    fhir.load(patients.resources());
  }

  /** Where the parts are to be mounted. The EHR answers once it is {@link #open opened}. */
  public List<Mount> mounts() {
    return List.of(
        mount(DemoEhr.PATH, ehr),
        mount(DemoFhirServer.PATH, fhir.handler()),
        mount(FaultyFhir.PATH, faults),
        mount(DemoAuthorization.WELL_KNOWN, authorization),
        mount(DemoAuthorization.PATH, authorization),
        mount("/assets", new AssetsHandler(pages.assets())),
        mount("/", new FrontDoor()));
  }

  /** Opens the EHR, once it is known where everything is. */
  public void open(DemoAddresses addresses) {
    faults.put(new FaultyFhir(addresses));
    authorization.put(new DemoAuthorization(addresses));
    ehr.put(new DemoEhr(pages, addresses, patients.practice(), ledger, clock, isClockFixed));
  }

  private static Mount mount(String path, Handler handler) {
    return new Mount(path, new LoopbackOnly(handler));
  }
}
