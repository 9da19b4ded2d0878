package org.hiphooks.config;

import java.util.List;

/**
 * {@code server:} where the service listens.
 *
 * @param bind {@code bind}, host name or address; default {@code 127.0.0.1}
 * @param port {@code port}, 0 = any free one; default 8080
 * @param corsOrigins {@code corsOrigins}, web origins whose pages may call; {@code :*} = any port;
 *     default: pages of this machine
 */
public record ServerSection(String bind, int port, List<String> corsOrigins) {

  /** Default of {@link #corsOrigins}. */
  public static final List<String> LOCAL_ORIGINS =
      List.of("http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*");

  /** What holds without a configuration. */
  public static final ServerSection DEFAULT = new ServerSection("127.0.0.1", 8080, LOCAL_ORIGINS);

  /** Defensive copy. */
  public ServerSection {
    corsOrigins = List.copyOf(corsOrigins);
  }
}
