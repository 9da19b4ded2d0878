package org.hiphooks.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.hiphooks.demo.ehr.DemoAddresses;
import org.hiphooks.demo.ehr.LedgerSwitch;
import org.hiphooks.knowledge.Content;
import org.hiphooks.server.Mount;

/** A demo with the patients of the content and a service that answers from a file. */
final class DemoFixture implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  final FakeGuidance service = new FakeGuidance();
  private final Server server = new Server();
  private final String origin;

  DemoFixture() {
    this(0);
  }

  DemoFixture(int port) {
    DemoSite site =
        new DemoSite(
            DemoPatients.of(Content.embedded(), NOW),
            Clock.fixed(NOW, ZoneOffset.UTC),
            true,
            LedgerSwitch.NONE);
    PathMappingsHandler paths = new PathMappingsHandler();
    paths.addMapping(PathSpec.from("/cds-services/*"), service);
    for (Mount mount : site.mounts()) {
      String path = mount.path().equals("/") ? "" : mount.path();
      paths.addMapping(PathSpec.from(path + "/*"), mount.handler());
    }
    server.setHandler(paths);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    origin = "http://127.0.0.1:" + connector.getLocalPort();
    site.open(new DemoAddresses(origin));
  }

  String origin() {
    return origin;
  }

  /** Removes what was drafted, so that each test begins with the same charts. */
  void removeDrafts() {
    Http http = new Http(origin);
    for (String type : List.of("ServiceRequest", "MedicationRequest", "CommunicationRequest")) {
      Http.read(http.get("/fhir/" + type + "?status=draft&_count=500"))
          .path("entry")
          .forEach(
              entry ->
                  http.json(
                      "DELETE", "/fhir/" + type + '/' + entry.at("/resource/id").asText(), ""));
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** For looking at pages while they are made. */
  public static void main(String[] args) throws InterruptedException {
    try (DemoFixture demo = new DemoFixture(Integer.parseInt(args[0]))) {
      demo.server.join();
    }
  }
}
