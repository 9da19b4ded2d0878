package org.hiphooks.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * {@code admin:} the console of those who run the service, on a port of its own.
 *
 * @param bind {@code bind}, host name or address; default {@code 127.0.0.1}
 * @param port {@code port}, 0 = any free one
 * @param publicUrl {@code publicUrl}, how browsers come to it; null = at its port, on this machine
 * @param oidc {@code oidc}, who may sign in with a provider; null = by password only
 */
public record AdminSection(
    String bind, int port, @Nullable URI publicUrl, @Nullable SignOnSection oidc) {

  /** On loopback, at a port. */
  public static AdminSection onPort(int port) {
    return new AdminSection(ServerSection.DEFAULT.bind(), port, null, null);
  }
}
