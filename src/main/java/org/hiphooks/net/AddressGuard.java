package org.hiphooks.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.hiphooks.config.AddressRange;

/**
 * Which addresses may be asked: the origins of an allow-list, where these are servers of the public
 * network or in ranges that were named. An origin that is written as an address names that address.
 *
 * @param allowed origins that may be asked
 * @param inside ranges inside of a network in which they may be
 */
record AddressGuard(Set<Origin> allowed, List<AddressRange> inside) {

  private static final String THIS_MACHINE = "localhost";

  AddressGuard {
    allowed = Set.copyOf(allowed);
    inside = List.copyOf(inside);
  }

  /** Whether the origin may be asked at all. */
  boolean allows(Origin origin) {
    return allowed.contains(origin);
  }

  /**
   * Whether it may be asked at this address.
   *
   * @param host host of an allowed origin
   * @param address what the host stands for
   */
  boolean admits(String host, InetAddress address) {
    if (SpecialAddresses.isForbidden(address)) {
      return false;
    }
    return !SpecialAddresses.isInside(address)
        || inside.stream().anyMatch(range -> range.contains(address))
        || AddressRange.literal(host).isPresent()
        || (THIS_MACHINE.equals(host) && address.isLoopbackAddress());
  }
}
