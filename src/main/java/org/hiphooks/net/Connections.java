package org.hiphooks.net;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The connections of this process to elsewhere. They are shared by all who ask and outlive a
 * reload; a connection is used again only by whoever has the same {@link AddressGuard}.
 */
final class Connections {

  private static final Map<Duration, HttpClient> BY_CONNECT_TIMEOUT = new ConcurrentHashMap<>();
  private static final int THREADS = 32;
  private static final int MAX_HEADER_BYTES = 32 * 1024;
  private static final long IDLE_MILLIS = 30_000;

  /**
   * To one host. A request must not wait here for another one: its time would run out, and the host
   * be blamed for it. How many there are at once is bounded by the calls that are worked on.
   */
  private static final int MOST_TO_ONE_HOST = 2048;

  private Connections() {}

  /** The connections of those who wait so long for one. */
  static HttpClient waiting(Duration connectTimeout) {
    return BY_CONNECT_TIMEOUT.computeIfAbsent(
        connectTimeout, limit -> open(limit, NameLookup.SYSTEM, new SslContextFactory.Client()));
  }

  /** Connections of their own. */
  static HttpClient open(Duration connectTimeout, NameLookup names, SslContextFactory.Client tls) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("outgoing");
    threads.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setSslContextFactory(tls);
    HttpClient client = new HttpClient(new HttpClientTransportDynamic(connector));
    client.setExecutor(threads);
    client.setScheduler(new ScheduledExecutorScheduler("outgoing-timer", true));
    client.setSocketAddressResolver(new CheckedResolver(names, threads));
    client.setConnectTimeout(connectTimeout.toMillis());
    client.setIdleTimeout(IDLE_MILLIS);
    client.setMaxConnectionsPerDestination(MOST_TO_ONE_HOST);
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(null);
    client.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("no connections to elsewhere", e);
    }
    // Nothing is answered by itself: no redirect, no password, no unpacking.
    client.getProtocolHandlers().clear();
    client.getContentDecoderFactories().clear();
    return client;
  }
}
