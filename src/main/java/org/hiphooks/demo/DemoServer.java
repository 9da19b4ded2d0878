package org.hiphooks.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.hiphooks.demo.ehr.DemoAddresses;
import org.hiphooks.demo.ehr.DemoEhr;
import org.hiphooks.demo.ehr.FaultyFhir;
import org.hiphooks.demo.fhir.DemoFhirServer;
import org.hiphooks.pages.Assets;
import org.hiphooks.pages.AssetsHandler;
import org.hiphooks.pages.Pages;

/**
 * Everything of the demo on one loopback port: the service under test, the FHIR server with the
 * synthetic patients, and the demo EHR that asks both over HTTP.
 */
public final class DemoServer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  private final Server server;
  private final DemoAddresses addresses;

  private DemoServer(Server server, DemoAddresses addresses) {
    this.server = server;
    this.addresses = addresses;
  }

  /**
   * Starts the demo.
   *
   * @param port 0 for any free one
   * @param patients who is in the list and on the FHIR server
   * @param clock what is taken for now, and the zone of the pages
   * @param isClockFixed whether that time stands still
   * @param services makes the handlers of the service, by path, once the addresses are known
   * @throws UncheckedIOException if the port is taken
   */
  public static DemoServer start(
      int port,
      DemoPatients patients,
      Clock clock,
      boolean isClockFixed,
      Function<DemoAddresses, Map<String, Handler>> services) {
    Server server = new Server();
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    server.addConnector(connector);
    try {
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DemoAddresses addresses =
        new DemoAddresses("http://" + LOOPBACK + ':' + connector.getLocalPort());
    PathMappingsHandler paths = new PathMappingsHandler();
    services.apply(addresses).forEach((path, handler) -> add(paths, path, handler));
    addDemo(paths, addresses, patients, clock, isClockFixed);
    server.setHandler(new LoopbackOnly(paths));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the demo cannot start", e);
    }
    return new DemoServer(server, addresses);
  }

  private static void addDemo(
      PathMappingsHandler paths,
      DemoAddresses addresses,
      DemoPatients patients,
      Clock clock,
      boolean isClockFixed) {
    Pages pages = new Pages();
    DemoFhirServer fhir = new DemoFhirServer(Clock.systemUTC());
    fhir.load(patients.resources());
    add(
        paths,
        DemoEhr.PATH + "/*",
        new DemoEhr(pages, addresses, patients.summaries(), patients.names(), clock, isClockFixed));
    add(paths, Assets.PATH + "*", new AssetsHandler(pages.assets()));
    add(paths, DemoFhirServer.PATH + "/*", fhir.handler());
    add(paths, FaultyFhir.PATH + "/*", new FaultyFhir(addresses));
    add(paths, "", new FrontDoor());
  }

  private static void add(PathMappingsHandler paths, String spec, Handler handler) {
    paths.addMapping(PathSpec.from(spec), handler);
  }

  /** Where everything is. */
  public DemoAddresses addresses() {
    return addresses;
  }

  /** Waits until the server has been stopped. */
  public void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the demo cannot stop", e);
    }
  }
}
