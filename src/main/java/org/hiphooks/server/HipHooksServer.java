package org.hiphooks.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.ManagementSection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server. It listens as soon as it is open, and answers calls once the guidance is warm;
 * until then {@code /health} and every call say 503.
 */
public final class HipHooksServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HipHooksServer.class);

  private final Server server;
  private final ServerConnector connector;
  private final Readiness readiness;
  private final ServerSettings settings;
  private final Operations operations;
  private final Certificates certificates;
  private final OriginPolicy origins;
  private @Nullable ManagementServer management;
  private @Nullable FileWatch watch;
  private @Nullable Runnable last;

  private HipHooksServer(
      Server server,
      ServerConnector connector,
      Readiness readiness,
      ServerSettings settings,
      Operations operations,
      Certificates certificates,
      OriginPolicy origins) {
    this.origins = origins;
    this.certificates = certificates;
    this.operations = operations;
    this.server = server;
    this.connector = connector;
    this.readiness = readiness;
    this.settings = settings;
  }

  /**
   * Opens the port and warms the guidance up. Calls are answered when it returns.
   *
   * @param settings where and for whom
   * @param guidance what answers
   * @param mounts what else is served on the port
   * @throws ServerUnavailable if the port cannot be opened
   */
  public static HipHooksServer start(
      ServerSettings settings, GuidanceService guidance, List<Mount> mounts)
      throws ServerUnavailable {
    Loopback.require(settings.bind());
    HipHooksServer server = open(settings, mounts);
    server.serve(guidance);
    return server;
  }

  /**
   * Opens the port only, so that a taken one is known before the content is loaded.
   *
   * @throws ServerUnavailable if the port cannot be opened
   */
  public static HipHooksServer open(ServerSettings settings, List<Mount> mounts)
      throws ServerUnavailable {
    return open(settings, Operations.quiet(), mounts);
  }

  /**
   * Opens the ports only, run as configured.
   *
   * @throws ServerUnavailable if a port cannot be opened
   */
  public static HipHooksServer open(
      ServerSettings settings, Operations operations, List<Mount> mounts) throws ServerUnavailable {
    Readiness readiness = new Readiness();
    OriginPolicy origins = new OriginPolicy(settings.origins());
    Server server = ServerAssembly.server(settings, operations, readiness, origins, mounts);
    Certificates certificates = Certificates.of(operations.section());
    ServerConnector connector = Connectors.of(server, settings, certificates.calls());
    server.addConnector(connector);
    HipHooksServer opened =
        new HipHooksServer(
            server, connector, readiness, settings, operations, certificates, origins);
    opened.listen();
    opened.manage();
    return opened;
  }

  /** Warms the guidance up, then answers calls with it. */
  public void serve(GuidanceService guidance) {
    guidance.warmUp();
    serve(new Serving(guidance, Callers.anybody()));
  }

  /** Answers calls with a guidance that is warm. */
  void serve(Serving serving) {
    if (!serving.callers().isVerifying() && !Loopback.is(settings.bind())) {
      throw new IllegalStateException("only this machine may call unverified");
    }
    readiness.ready(serving);
    serving.whenTaken().run();
  }

  /** From now on pages of these origins may call. */
  void allow(List<String> pages) {
    origins.list(pages);
  }

  /** Answers with what a source loads, and shows the certificate there is then. */
  public Reloading reloading(Reloading.Source source) {
    return new Reloading(
        () -> {
          Runnable renewal = certificates.renewal();
          Serving loaded = source.load();
          renewal.run();
          return loaded;
        },
        readiness,
        operations.telemetry().registry(),
        Clock.systemUTC());
  }

  /**
   * Answers everybody with what a source loads: for a demo.
   *
   * @param whenTaken is told what answers
   */
  public Reloading reloadingForAll(
      Supplier<GuidanceService> source, Consumer<GuidanceService> whenTaken) {
    return new Reloading(
        () -> {
          GuidanceService loaded = source.get();
          loaded.warmUp();
          return new Serving(loaded, Callers.anybody(), () -> whenTaken.accept(loaded));
        },
        readiness,
        operations.telemetry().registry(),
        Clock.systemUTC());
  }

  /** Reloads at SIGHUP and, if looked at, when files have changed. */
  void reloadOn(Reloading reloading, Duration period, Supplier<List<Path>> files) {
    HangUpSignal.handle(reloading::reload);
    if (!period.isZero()) {
      watch = new FileWatch(files, reloading::reload).every(period);
    }
  }

  /** What answers; empty before it is warm. */
  public Optional<GuidanceService> guidance() {
    return readiness.guidance();
  }

  /** Whether calls are answered. */
  public boolean isReady() {
    return readiness.isReady();
  }

  /** Does this when everything is closed. */
  public void whenClosed(Runnable work) {
    last = work;
  }

  /** The port of health and metrics; empty = none of their own. */
  public OptionalInt managementPort() {
    return management == null ? OptionalInt.empty() : OptionalInt.of(management.port());
  }

  /** What the port of calls shows, renewed at each reload; null = plain HTTP. */
  @Nullable Tls certificate() {
    return certificates.calls();
  }

  /** The port that was opened. */
  public int port() {
    return connector.getLocalPort();
  }

  /** The base URL, without a slash at its end. */
  public URI address() {
    String host = settings.bind().contains(":") ? '[' + settings.bind() + ']' : settings.bind();
    String scheme = certificates.calls() == null ? "http://" : "https://";
    return URI.create(scheme + host + ':' + port());
  }

  /** Answers what has come in, refuses what comes, then closes the port. */
  @Override
  public void close() {
    readiness.stopping();
    if (watch != null) {
      watch.close();
    }
    try {
      server.stop();
    } catch (Exception e) {
      Faults.log("stopping the server", e, "-");
    }
    if (management != null) {
      management.close();
    }
    operations.telemetry().close();
    Runnable work = last;
    last = null;
    if (work != null) {
      work.run();
    }
  }

  /** Waits until the server is closed. */
  public void join() throws InterruptedException {
    server.join();
  }

  private void listen() throws ServerUnavailable {
    try {
      server.start();
      LOG.info("listening on {}", address());
      if (settings.fixedNow() != null) {
        LOG.warn("the evaluation's clock stands still at {}", settings.fixedNow());
      }
    } catch (Exception e) {
      close();
      throw ServerUnavailable.of(e, settings.bind(), settings.port(), "--port");
    }
  }

  private void manage() throws ServerUnavailable {
    ManagementSection where = operations.section().management();
    if (where == null) {
      return;
    }
    operations
        .telemetry()
        .registry()
        .gauge("hiphooks.ready", readiness, state -> state.isReady() ? 1 : 0);
    try {
      management =
          ManagementServer.open(
              where,
              certificates.management(),
              new HealthEndpoint(readiness, settings.fixedNow()),
              operations.telemetry());
      LOG.info("health and metrics on {}:{}", where.bind(), management.port());
    } catch (ServerUnavailable e) {
      close();
      throw e;
    }
  }
}
