package org.hiphooks.cdshooks;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names that stood in bodies before, so that each is made once: what FHIR and the protocol call
 * things. Bounded, and not exact about what it remembers; always exact in what it gives.
 * Thread-safe.
 */
final class NameCache {

  private static final int PLACES = 2048;

  private final @Nullable String[] names = new @Nullable String[PLACES];

  /** The name between these places; ASCII only. */
  String name(byte[] bytes, int start, int end, long print) {
    int place = (int) (print >>> 7) & PLACES - 1;
    String known = names[place];
    if (known != null && isSame(known, bytes, start, end)) {
      return known;
    }
    String name = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    names[place] = name;
    return name;
  }

  private static boolean isSame(String known, byte[] bytes, int start, int end) {
    if (known.length() != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (known.charAt(i - start) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
