package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes of a resource what a sieve keeps of it. */
class SiftedRecord extends JsonNodes {

  /** Name of the element that must come first: whatever its type is may be left out. */
  protected static final String TYPE = "resourceType";

  /** Of resources. */
  protected static final String BUNDLE = "Bundle";

  private static final int MOST = 64;
  private static final int PLACES = 1024;

  private final Sieve sieve;
  private final int[] starts = new int[MOST];
  private final int[] nameStarts = new int[MOST];
  private final int[] nameEnds = new int[MOST];
  private final long[] prints = new long[MOST];
  private final Kept.Use[] uses = new Kept.Use[MOST];
  private final @Nullable JsonNode[] made = new @Nullable JsonNode[MOST];
  private final int[] ends = new int[MOST];
  private final @Nullable Value[] values = new @Nullable Value[PLACES];
  private int kept;

  SiftedRecord(byte[] bytes, NameCache cache, Sieve sieve) {
    super(bytes, cache);
    this.sieve = sieve;
  }

  /** A value that stands in many records, such as whose they are, made once. */
  private static final class Value {
    private final int start;
    private final int end;
    private final long print;
    private final JsonNode node;
    private @Nullable Boolean isSeen;

    Value(int start, int end, long print, JsonNode node) {
      this.start = start;
      this.end = end;
      this.print = print;
      this.node = node;
    }
  }

  /** The resource that begins here. Only if its type is named first can anything be left out. */
  protected final ObjectNode resource() {
    int start = at;
    int outer = open();
    byte next = first('}');
    if (next != '}') {
      name(outer);
      if (isNamed(TYPE) && bytes[at] == '"') {
        String type = cachedText();
        Kept sifted = sieve.of(type);
        if (sifted != null) {
          pass(sifted, outer);
          close(outer);
          return record(type, sifted);
        }
      }
    }
    close(outer);
    at = start;
    return (ObjectNode) node();
  }

  private void pass(Kept sifted, int outer) {
    kept = 0;
    byte next = following('}');
    while (next != '}') {
      long print = name(outer);
      Kept.Use use = sifted.use(bytes, nameStart, nameEnd, print);
      if (use == Kept.Use.NEVER) {
        skip();
      } else {
        keep(use, print);
      }
      next = following('}');
    }
  }

  private void keep(Kept.Use use, long print) {
    if (kept == MOST) {
      throw Unusual.INSTANCE;
    }
    nameStarts[kept] = nameStart;
    nameEnds[kept] = nameEnd;
    prints[kept] = print;
    uses[kept] = use;
    made[kept] = null;
    starts[kept] = at;
    skip();
    ends[kept] = at;
    kept++;
  }

  private ObjectNode record(String type, Kept sifted) {
    int end = at;
    boolean isSeen = isSeen(sifted.seen());
    ObjectNode record = NODES.objectNode().put(TYPE, type);
    for (int i = 0; i < kept; i++) {
      if (isSeen || uses[i] != Kept.Use.IF_SEEN) {
        record.set(nameAt(i), valueAt(i));
      }
    }
    at = end;
    return record;
  }

  private boolean isSeen(Kept.Seen seen) {
    boolean isTold = !seen.isByElementOnly();
    boolean isSeen = false;
    for (int i = 0; i < kept; i++) {
      if (uses[i] == Kept.Use.TELLS) {
        isTold = true;
        isSeen |= isSeenBy(i, seen);
      }
    }
    return isSeen || !isTold;
  }

  private boolean isSeenBy(int i, Kept.Seen seen) {
    Value value = value(i);
    made[i] = value.node;
    Boolean known = value.isSeen;
    if (known == null) {
      known = seen.isBy(nameAt(i), value.node);
      value.isSeen = known;
    }
    return known;
  }

  private String nameAt(int i) {
    return cached(nameStarts[i], nameEnds[i], prints[i]);
  }

  private JsonNode valueAt(int i) {
    JsonNode known = made[i];
    if (known != null) {
      return known;
    }
    if (uses[i] == Kept.Use.ALWAYS && bytes[starts[i]] == '{') {
      return value(i).node;
    }
    at = starts[i];
    return node();
  }

  /** The value under a name; the same bytes under the same name have the same. */
  private Value value(int i) {
    int start = starts[i];
    int end = ends[i];
    long print = fingerprint(start, end - start) ^ prints[i];
    int place = (int) (print >>> 40) & PLACES - 1;
    Value known = values[place];
    if (known != null
        && known.print == print
        && Arrays.equals(bytes, known.start, known.end, bytes, start, end)) {
      return known;
    }
    at = start;
    Value value = new Value(start, end, print, node());
    values[place] = value;
    return value;
  }
}
