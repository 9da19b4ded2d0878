package org.hiphooks.server;

import java.net.BindException;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hiphooks.cdshooks.GuidanceService;
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

  private HipHooksServer(
      Server server, ServerConnector connector, Readiness readiness, ServerSettings settings) {
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
    Loopback.require(settings.bind());
    Readiness readiness = new Readiness();
    Server server = ServerAssembly.server(settings, readiness, mounts);
    ServerConnector connector = ServerAssembly.connector(server, settings);
    server.addConnector(connector);
    HipHooksServer opened = new HipHooksServer(server, connector, readiness, settings);
    opened.listen();
    return opened;
  }

  /** Warms the guidance up, then answers calls with it. */
  public void serve(GuidanceService guidance) {
    guidance.warmUp();
    readiness.ready(guidance);
  }

  /** The port that was opened. */
  public int port() {
    return connector.getLocalPort();
  }

  /** The base URL, without a slash at its end. */
  public URI address() {
    String host = settings.bind().contains(":") ? '[' + settings.bind() + ']' : settings.bind();
    return URI.create("http://" + host + ':' + port());
  }

  /** Answers what has come in, refuses what comes, then closes the port. */
  @Override
  public void close() {
    readiness.stopping();
    try {
      server.stop();
    } catch (Exception e) {
      Faults.log("stopping the server", e, "-");
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
      throw unavailable(e);
    }
  }

  private ServerUnavailable unavailable(Exception fault) {
    String place = "port " + settings.port() + " of " + settings.bind();
    boolean isTaken = fault instanceof BindException || fault.getCause() instanceof BindException;
    String message =
        isTaken
            ? "cannot listen on "
                + place
                + ": it is taken, or the address is not of this machine."
                + " Choose another with --port; --port 0 takes any free one."
            : "cannot listen on " + place + ": " + fault.getClass().getSimpleName() + '.';
    return new ServerUnavailable(ServerUnavailable.Reason.SURROUNDINGS, message);
  }
}
