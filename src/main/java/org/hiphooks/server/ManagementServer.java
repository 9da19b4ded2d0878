package org.hiphooks.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.hiphooks.config.ManagementSection;
import org.jspecify.annotations.Nullable;

/**
 * Health and metrics on a port of their own, with threads of their own: they are told when all
 * others are busy, and until the last call is answered.
 */
final class ManagementServer implements AutoCloseable {

  private static final int THREADS = 8;
  private static final String ALLOW = "GET, HEAD, OPTIONS";

  private final Server server;
  private final ServerConnector connector;

  private ManagementServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Opens the port.
   *
   * @throws ServerUnavailable if it cannot be opened
   */
  static ManagementServer open(
      ManagementSection where, @Nullable Tls tls, HealthEndpoint health, Telemetry telemetry)
      throws ServerUnavailable {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("management");
    Server server = new Server(threads);
    ServerConnector connector = Connectors.ofManagement(server, where, tls);
    server.addConnector(connector);
    PathMappingsHandler routes = new PathMappingsHandler();
    routes.addMapping(PathSpec.from("/health/*"), health);
    routes.addMapping(PathSpec.from("/metrics"), new Metrics(telemetry));
    server.setHandler(routes);
    server.setErrorHandler(new Outcomes(new OriginPolicy(List.of())));
    ManagementServer opened = new ManagementServer(server, connector);
    try {
      server.start();
    } catch (Exception e) {
      opened.close();
      throw ServerUnavailable.of(e, where.bind(), where.port(), "management.port");
    }
    telemetry.watchMachine();
    return opened;
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      Faults.log("stopping the management server", e, "-");
    }
  }

  /** {@code GET /metrics}. */
  private static final class Metrics extends Handler.Abstract {

    private final Telemetry telemetry;

    Metrics(Telemetry telemetry) {
      this.telemetry = telemetry;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (!Methods.isRead(request)) {
        Methods.refuse(new Exchange(request, response, callback), ALLOW);
        return true;
      }
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Telemetry.CONTENT_TYPE);
      response.write(true, StandardCharsets.UTF_8.encode(telemetry.scrape()), callback);
      return true;
    }
  }
}
