package org.hiphooks.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import org.hiphooks.net.Origin;

/** An address has the origin of its parsed parts, or none. */
public final class AddressTarget {

  private AddressTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] data) throws URISyntaxException {
    URI address;
    Origin origin;
    try {
      address = new URI(new String(data, UTF_8));
      origin = Origin.of(address);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return;
    }
    URI plain = new URI(origin.scheme(), null, origin.host(), origin.port(), "/", null, null);
    if (!Origin.of(plain).equals(origin) || !origin.host().equalsIgnoreCase(address.getHost())) {
      throw new AssertionError("an address has two origins");
    }
  }
}
