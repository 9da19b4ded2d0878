package org.hiphooks.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.cdshooks.Source;
import org.hiphooks.config.ClientLayer;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.config.Settings;
import org.hiphooks.ledger.LedgerFolder;
import org.hiphooks.ledger.LiveLedger;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.Mount;
import org.hiphooks.server.Operations;
import org.hiphooks.server.OperatorSite;
import org.hiphooks.server.RunningService;
import org.hiphooks.server.ServerSettings;
import org.hiphooks.server.ServerUnavailable;
import org.jspecify.annotations.Nullable;

/** A service with one card for everybody, a ledger, and the console on the same port. */
final class ConsoleServer implements AutoCloseable {

  static final String SERVICE = "hip-pain-guidance";
  static final UUID CARD = UUID.fromString("5a6c1d3e-1111-4222-8333-444455556666");

  final LiveLedger ledger;
  final OperatorSite.Opened opened;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final HipHooksServer server;

  ConsoleServer(Path folder) {
    this(folder, Settings.DEFAULT);
  }

  ConsoleServer(Path folder, Settings settings) {
    ledger =
        LiveLedger.open(
            new LedgerFolder(LedgerSection.NONE.in(folder), null), Clock.systemUTC(), true);
    Place place = new Place();
    try {
      server =
          HipHooksServer.open(
              ServerSettings.onLoopback(0),
              Operations.quiet(ledger),
              List.of(new Mount(Console.PATH, place)));
    } catch (ServerUnavailable e) {
      throw new IllegalStateException(e);
    }
    OneCard guidance = new OneCard();
    server.serve(guidance);
    RunningService service =
        new RunningService(
            server,
            () -> ClientLayer.over(settings, ledger.clients().changes()),
            server.address(),
            server.reloadingForAll(() -> guidance, taken -> {}),
            ledger,
            registry,
            Clock.systemUTC());
    opened = new Console().open(service, server.address());
    place.handler =
        opened.mounts().stream()
            .filter(mount -> Console.PATH.equals(mount.path()))
            .map(Mount::handler)
            .findFirst()
            .orElseThrow();
  }

  String origin() {
    return server.address().toString();
  }

  URI address() {
    return server.address();
  }

  /** The code that makes the first account. */
  String setupCode() {
    return opened.words().stream()
        .filter(line -> line.contains("setup code"))
        .map(line -> line.replaceAll(".*setup code ([A-Z0-9-]+),.*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  /** Makes the first account, which has all roles. */
  ConsoleFixture setUp() {
    ConsoleFixture browser = new ConsoleFixture(origin());
    browser.post(
        "/admin/setup", "code", setupCode(), "name", "r.osei", "password", "a few good words");
    return browser;
  }

  @Override
  public void close() {
    server.close();
    ledger.close();
  }

  private static final class Place extends Handler.Abstract {

    private volatile @Nullable Handler handler;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      Handler there = handler;
      return there != null && there.handle(request, response, callback);
    }
  }

  private static final class OneCard implements GuidanceService {

    @Override
    public List<ServiceDescription> services() {
      return List.of(
          new ServiceDescription(
              SERVICE, "patient-view", "Hip pain", "text", "none", Map.of(), "1.0", "0123abcd"));
    }

    @Override
    public HookAnswer answer(String serviceId, HookRequest request, Instant now) {
      Card card =
          new Card(
              CARD,
              "Look at the hip",
              null,
              Indicator.INFO,
              new Source("A source", null, new Coding("https://example.org/topic", "RF01I", null)),
              List.of(),
              List.of(),
              List.of(),
              JsonNodeFactory.instance.objectNode().put("rule", "RF-01").put("level", "info"));
      return new HookAnswer(List.of(card), Map.of(), List.of(), List.of());
    }
  }
}
