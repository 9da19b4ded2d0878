package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is kept of resources of one type. Immutable. */
public final class Kept {

  private static final int PLACES = 256;

  private final Function<String, Use> others;
  private final Seen seen;
  private final @Nullable Known[] known = new @Nullable Known[PLACES];

  /** When an element is looked at. */
  public enum Use {
    /** Never. */
    NEVER,
    /** In a resource that is seen. */
    IF_SEEN,
    /** In every resource. */
    ALWAYS,
    /** In every resource, and it tells whether the resource is seen. */
    TELLS
  }

  /** Tells whether a resource is seen: more is looked at than what always is. */
  public interface Seen {

    /** Whether one of the elements that tell has to be there, or else the resource is seen. */
    boolean isByElementOnly();

    /** Whether an element makes the resource one that is seen. */
    boolean isBy(String name, JsonNode value);
  }

  private record Known(String name, byte[] bytes, long print, Use use) {}

  /**
   * For one type.
   *
   * @param uses of the names that are usual
   * @param others use of any other name
   */
  public Kept(Map<String, Use> uses, Function<String, Use> others, Seen seen) {
    this.others = others;
    this.seen = seen;
    if (uses.size() > PLACES / 2) {
      throw new IllegalArgumentException("too many names");
    }
    uses.forEach(this::put);
  }

  private void put(String name, Use use) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    long print = new JsonScalars(bytes).fingerprint(0, bytes.length);
    int place = place(print);
    while (known[place] != null) {
      place = place + 1 & PLACES - 1;
    }
    known[place] = new Known(name, bytes, print, use);
  }

  private static int place(long print) {
    return (int) (print >>> 40) & PLACES - 1;
  }

  /** Tells whether a resource is seen. */
  Seen seen() {
    return seen;
  }

  /** When the element of a name is looked at, which stands between these places. */
  Use use(byte[] bytes, int start, int end, long print) {
    int place = place(print);
    for (Known each = known[place]; each != null; each = known[place]) {
      if (each.print() == print && Arrays.equals(bytes, start, end, each.bytes(), 0, end - start)) {
        return each.use();
      }
      place = place + 1 & PLACES - 1;
    }
    return others.apply(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
  }
}
