package org.hiphooks.server;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.hiphooks.config.ManagementSection;
import org.jspecify.annotations.Nullable;

/** Makes what listens: plain HTTP/1.1, or TLS with HTTP/1.1 and, for calls, HTTP/2. */
final class Connectors {

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MIN_BODY_BYTES_PER_SECOND = 512;
  private static final int MAX_STREAMS = 64;
  private static final long SHUTDOWN_IDLE_MILLIS = 100;

  /**
   * Connections that may wait to be accepted. Where there is no room for one, the kernel drops it
   * in silence and its client asks again after 1, 3, 7 seconds; here it is told to come again at
   * once.
   */
  private static final int MAX_UNACCEPTED = 1024;

  private Connectors() {}

  static ServerConnector of(Server server, ServerSettings settings, @Nullable Tls tls) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setMinRequestDataRate(MIN_BODY_BYTES_PER_SECOND);
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "empty segments", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
    ServerConnector connector =
        new ServerConnector(server, 1, -1, tls == null ? plain(http) : secure(http, tls));
    connector.setHost(settings.bind());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(MAX_UNACCEPTED);
    connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    return connector;
  }

  /** For health and metrics: few threads, HTTP/1.1. */
  static ServerConnector ofManagement(Server server, ManagementSection where, @Nullable Tls tls) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setMinRequestDataRate(MIN_BODY_BYTES_PER_SECOND);
    ConnectionFactory[] factories = plain(http);
    if (tls != null) {
      http.addCustomizer(new SecureRequestCustomizer(false));
      String next = HttpVersion.HTTP_1_1.asString();
      factories =
          new ConnectionFactory[] {new SslConnectionFactory(tls.context(), next), factories[0]};
    }
    ServerConnector connector = new ServerConnector(server, 1, 1, factories);
    connector.setHost(where.bind());
    connector.setPort(where.port());
    return connector;
  }

  private static ConnectionFactory[] plain(HttpConfiguration http) {
    return new ConnectionFactory[] {new HttpConnectionFactory(http)};
  }

  /** The host is not compared with the certificate: the caller does that, and proxies rename. */
  private static ConnectionFactory[] secure(HttpConfiguration http, Tls tls) {
    http.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http1 = new HttpConnectionFactory(http);
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
    http2.setMaxConcurrentStreams(MAX_STREAMS);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
    SslConnectionFactory ssl = new SslConnectionFactory(tls.context(), alpn.getProtocol());
    return new ConnectionFactory[] {ssl, alpn, http2, http1};
  }
}
