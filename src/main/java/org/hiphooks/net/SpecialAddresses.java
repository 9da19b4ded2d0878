package org.hiphooks.net;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.hiphooks.config.AddressRange;

/**
 * Addresses that are not those of servers of the public network (the special-purpose registries of
 * IANA, and where clouds answer questions about a machine). An IPv4 address written as an
 * IPv4-mapped IPv6 address is that IPv4 address: Java makes it one.
 */
final class SpecialAddresses {

  /** Servers of a site may be here, if it says so. */
  private static final List<AddressRange> INSIDE =
      ranges(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "::1/128",
          "fc00::/7",
          // IPv4 inside IPv6 (NAT64, 6to4): a gateway of the site leads to any IPv4 address.
          "64:ff9b::/96",
          "64:ff9b:1::/48",
          "2002::/16");

  /** No server that is to be read is here, whatever a site says. */
  private static final List<AddressRange> NOWHERE =
      ranges(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "100::/64",
          "2001::/23",
          "2001:db8::/32",
          "3fff::/20",
          "5f00::/16",
          "fe80::/10",
          "fec0::/10",
          "ff00::/8",
          // Where clouds tell a machine about itself, within ranges that are allowed otherwise.
          "100.100.100.200/32",
          "168.63.129.16/32",
          "fd00:ec2::254/128",
          "fd20:ce::254/128");

  private static final AddressRange EMBEDDED = new AddressRange("::/96");
  private static final AddressRange LOOPBACK = new AddressRange("::1/128");

  private SpecialAddresses() {}

  /** Whether nothing there may be asked. */
  static boolean isForbidden(InetAddress address) {
    boolean isEmbedded = EMBEDDED.contains(address) && !LOOPBACK.contains(address);
    return isEmbedded || NOWHERE.stream().anyMatch(range -> range.contains(address));
  }

  /** Whether it is inside of a network, so that a site must name it. */
  static boolean isInside(InetAddress address) {
    return INSIDE.stream().anyMatch(range -> range.contains(address));
  }

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::new).toList();
  }
}
