package org.hiphooks.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, such as {@code 10.20.0.0/16}. No name is looked up.
 *
 * @param text as written
 */
public record AddressRange(String text) {

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  /** Narrow, so that nothing that passes is ever looked up as a name. */
  private static final Pattern LITERAL =
      Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private static final int BITS = 8;

  /** Every address. */
  public static final List<AddressRange> ANY =
      List.of(new AddressRange("0.0.0.0/0"), new AddressRange("::/0"));

  /** The range of a text; empty if it is none. */
  public static Optional<AddressRange> of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    return literal(text.substring(0, slash))
        .filter(address -> bits(text) <= address.getAddress().length * BITS)
        .map(address -> new AddressRange(text));
  }

  /** An address that is written in digits; a name is none. */
  public static Optional<InetAddress> literal(String host) {
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    if (!LITERAL.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether the address is in the range. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] first = literal(text.substring(0, text.indexOf('/'))).orElseThrow().getAddress();
    int bits = bits(text);
    int whole = bits / BITS;
    if (bytes.length != first.length || !Arrays.equals(bytes, 0, whole, first, 0, whole)) {
      return false;
    }
    int rest = bits % BITS;
    int mask = 0xff << (BITS - rest);
    return rest == 0 || ((bytes[whole] ^ first[whole]) & mask & 0xff) == 0;
  }

  private static int bits(String text) {
    return Integer.parseInt(text.substring(text.indexOf('/') + 1));
  }
}
