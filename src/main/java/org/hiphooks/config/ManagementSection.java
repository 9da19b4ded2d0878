package org.hiphooks.config;

import org.jspecify.annotations.Nullable;

/**
 * {@code management:} where health and metrics are told.
 *
 * @param bind {@code bind}, host name or address; default {@code 127.0.0.1}
 * @param port {@code port}, 0 = any free one
 * @param tls {@code tls}, the certificate of this port; null = plain HTTP
 */
public record ManagementSection(String bind, int port, @Nullable TlsSection tls) {

  /** Without TLS. */
  public ManagementSection(String bind, int port) {
    this(bind, port, null);
  }
}
