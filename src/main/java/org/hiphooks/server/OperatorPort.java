package org.hiphooks.server;

import java.net.URI;
import java.util.List;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.hiphooks.config.AdminSection;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.jspecify.annotations.Nullable;

/**
 * The port of the {@link OperatorSite}, with threads of its own: cards can be stopped when all
 * others are busy.
 */
final class OperatorPort implements AutoCloseable {

  private static final int THREADS = 16;

  /** Far more than a form of the console may be, so that the console can say so in words. */
  private static final long MOST_BYTES = 4L * 1024 * 1024;

  private final Server server;
  private final List<String> words;

  private OperatorPort(Server server, List<String> words) {
    this.server = server;
    this.words = List.copyOf(words);
  }

  /**
   * Opens the port and shows the pages.
   *
   * @throws ServerUnavailable if it cannot be opened
   * @throws SettingsInvalid if passwords would travel in the clear
   */
  static OperatorPort open(
      AdminSection where, @Nullable Tls tls, OperatorSite site, RunningService service)
      throws ServerUnavailable {
    requireSecure(where, tls != null);
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("operators");
    Server server = new Server(threads);
    ServerSettings settings =
        new ServerSettings(where.bind(), where.port(), List.of(), null, ServerLimits.defaults());
    ServerConnector connector = Connectors.of(server, settings, tls);
    server.addConnector(connector);
    try {
      connector.open();
      URI address = address(where, tls != null, connector.getLocalPort());
      OperatorSite.Opened opened = site.open(service, address);
      server.setHandler(new GracefulHandler(routes(opened)));
      server.setRequestLog(new AccessLog(new CallMetrics(service.registry()), false));
      server.setErrorHandler(new Outcomes(new OriginPolicy(List.of())));
      server.start();
      return new OperatorPort(server, opened.words());
    } catch (Exception e) {
      new OperatorPort(server, List.of()).close();
      throw ServerUnavailable.of(e, where.bind(), where.port(), "admin.port");
    }
  }

  /** Passwords do not travel in the clear. */
  static void requireSecure(AdminSection where, boolean isTls) {
    URI url = where.publicUrl();
    boolean isSecure = isTls || (url != null && "https".equals(url.getScheme()));
    if (!Loopback.is(where.bind()) && !isSecure) {
      throw new SettingsInvalid(
          List.of(
              new SettingsProblem(
                  "admin.bind",
                  "others than this machine come by https only: set tls, or admin.publicUrl to the"
                      + " https address of what stands before it")));
    }
  }

  /** How browsers come to it, without a slash at its end. */
  private static URI address(AdminSection where, boolean isSecure, int port) {
    URI url = where.publicUrl();
    String host = where.bind().contains(":") ? '[' + where.bind() + ']' : where.bind();
    return url == null ? URI.create((isSecure ? "https://" : "http://") + host + ':' + port) : url;
  }

  private static Handler routes(OperatorSite.Opened opened) {
    PathMappingsHandler routes = new PathMappingsHandler();
    for (Mount mount : opened.mounts()) {
      Route route = new Route(mount.pathSpec(), mount.handler());
      routes.addMapping(PathSpec.from(mount.pathSpec()), route);
    }
    SizeLimitHandler limited = new SizeLimitHandler(MOST_BYTES, -1);
    limited.setHandler(routes);
    return limited;
  }

  /** For whoever starts the service. */
  List<String> words() {
    return words;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      Faults.log("stopping the operators' server", e, "-");
    }
  }
}
