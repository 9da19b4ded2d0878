package org.hiphooks.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.pages.Words;

/**
 * Whether a client that is added can be told from the others: by eye, by its name, and in tokens by
 * its issuer.
 *
 * @param clients those that there are
 * @param words of the console
 */
record ClientIdentity(List<ClientSettings> clients, Words words) {

  /** Words that stand for something else in addresses, modes and counts. */
  private static final Set<String> RESERVED =
      Set.of("new", "change", "unknown", "anybody", "all", "any", "none", "other");

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> NOBODY =
      Set.of("javascript", "vbscript", "data", "file", "blob", "about");

  /** Copies. */
  ClientIdentity {
    clients = List.copyOf(clients);
  }

  /** What is wrong with a name; empty = nothing. */
  String name(String name) {
    for (ClientSettings other : clients) {
      if (other.name().equals(name)) {
        return words.text("console.clients.error.name");
      }
      if (other.name().equalsIgnoreCase(name)) {
        return words.text("console.clients.error.name.case", other.name());
      }
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      return words.text("console.clients.error.name.reserved");
    }
    return name.matches("(?s)[A-Za-z0-9].*") ? "" : words.text("console.clients.error.name.start");
  }

  /** What is wrong with an issuer; empty = nothing. */
  String issuer(String issuer) {
    for (ClientSettings other : clients) {
      if (issuer.equals(other.issuer())) {
        return words.text("console.clients.error.issuer", other.name());
      }
    }
    return isOfSomebody(issuer) ? "" : words.text("console.clients.error.issuer.uri");
  }

  /** Letters of other scripts may look like those of an address: only ASCII is taken. */
  private static boolean isOfSomebody(String issuer) {
    try {
      URI uri = new URI(issuer);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!uri.isAbsolute() || !uri.toASCIIString().equals(issuer) || NOBODY.contains(scheme)) {
        return false;
      }
      return switch (scheme) {
        case "https" -> uri.getHost() != null;
        case "http" -> uri.getHost() != null && THIS_MACHINE.contains(uri.getHost());
        default -> true;
      };
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
