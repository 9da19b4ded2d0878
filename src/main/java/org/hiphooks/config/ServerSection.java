package org.hiphooks.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code server:} where the service listens.
 *
 * @param bind {@code bind}, host name or address; default {@code 127.0.0.1}
 * @param port {@code port}, 0 = any free one; default 8080
 * @param corsOrigins {@code corsOrigins}, web origins whose pages may call; {@code :*} = any port;
 *     default: pages of this machine
 * @param publicUrl {@code publicUrl}, address of the service as clients call it, which their tokens
 *     name; without slash at the end; null = the address it listens on
 */
public record ServerSection(
    String bind, int port, List<String> corsOrigins, @Nullable URI publicUrl) {

  /** Default of {@link #corsOrigins}. */
  public static final List<String> LOCAL_ORIGINS =
      List.of("http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*");

  /** What holds without a configuration. */
  public static final ServerSection DEFAULT = new ServerSection("127.0.0.1", 8080, LOCAL_ORIGINS);

  /** Called as it listens. */
  public ServerSection(String bind, int port, List<String> corsOrigins) {
    this(bind, port, corsOrigins, null);
  }

  /** Defensive copy. */
  public ServerSection {
    corsOrigins = List.copyOf(corsOrigins);
  }
}
