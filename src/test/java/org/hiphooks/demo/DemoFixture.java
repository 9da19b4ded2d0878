package org.hiphooks.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.hiphooks.knowledge.Content;

/** A demo with the patients of the content and a service that answers from a file. */
final class DemoFixture implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  final FakeGuidance service = new FakeGuidance();
  final DemoServer server;

  DemoFixture() {
    this(0);
  }

  DemoFixture(int port) {
    DemoPatients patients = DemoPatients.of(Content.embedded(), NOW);
    server =
        DemoServer.start(
            port,
            patients,
            Clock.fixed(NOW, ZoneOffset.UTC),
            true,
            addresses -> Map.of("/cds-services", service, "/cds-services/*", service));
  }

  String origin() {
    return server.addresses().origin();
  }

  @Override
  public void close() {
    server.close();
  }

  /** For looking at pages while they are made. */
  public static void main(String[] args) throws InterruptedException {
    try (DemoFixture demo = new DemoFixture(Integer.parseInt(args[0]))) {
      System.out.println(demo.origin());
      demo.server.join();
    }
  }
}
