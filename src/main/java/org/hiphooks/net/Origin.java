package org.hiphooks.net;

import java.net.URI;
import java.util.Locale;

/**
 * Scheme, host and port of an address: what an allow-list compares. Built from the parsed parts of
 * an address, never from the beginning of its text.
 *
 * @param scheme {@code http} or {@code https}, in lower case
 * @param host in lower case
 * @param port always given; the default port of the scheme if the address names none
 */
public record Origin(String scheme, String host, int port) {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /**
   * The origin of an address.
   *
   * @throws IllegalArgumentException if it is not an absolute http or https address with a host, or
   *     if it holds user information
   */
  public static Origin of(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    boolean plain = "http".equals(scheme);
    if (!plain && !"https".equals(scheme)) {
      throw new IllegalArgumentException("not an http address");
    }
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException("an address needs a host and no user");
    }
    int port = address.getPort() >= 0 ? address.getPort() : plain ? HTTP_PORT : HTTPS_PORT;
    return new Origin(scheme, address.getHost().toLowerCase(Locale.ROOT), port);
  }
}
