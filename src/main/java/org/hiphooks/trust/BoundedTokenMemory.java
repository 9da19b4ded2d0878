package org.hiphooks.trust;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Remembers tokens in memory. It keeps hashes, so that an id's length costs nothing. When it is
 * full it says so.
 *
 * <p>A token is forgotten when it has expired by the time of day and by a clock that nobody sets.
 * Once tokens are forgotten, none that expires as early is taken: a time of day that is set back
 * cannot make one of them new.
 */
public final class BoundedTokenMemory implements TokenMemory {

  private final int capacity;
  private final LongSupplier nanos;
  private final long startNanos;
  private final Map<Key, End> known = new HashMap<>();
  private long forgotten = Long.MIN_VALUE;
  private long nextSweep;

  /** With room for so many tokens. */
  public BoundedTokenMemory(int capacity) {
    this(capacity, System::nanoTime);
  }

  /**
   * With a clock of its own.
   *
   * @param nanos time that nobody sets, as {@link System#nanoTime}
   */
  public BoundedTokenMemory(int capacity, LongSupplier nanos) {
    this.capacity = capacity;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Seen remember(String client, String tokenId, Instant until, Instant now) {
    long steady = Duration.ofNanos(nanos.getAsLong() - startNanos).toSeconds();
    forgetExpired(now.getEpochSecond(), steady);
    Key key = Key.of(client, tokenId);
    if (known.containsKey(key)) {
      return Seen.AGAIN;
    }
    long end = until.getEpochSecond() + 1;
    if (end <= forgotten) {
      return Seen.TOO_OLD;
    }
    if (known.size() >= capacity) {
      return Seen.NO_ROOM;
    }
    long left = Math.max(0, end - now.getEpochSecond());
    known.put(key, new End(end, steady + left + 1));
    return Seen.FIRST;
  }

  /** Once a second at most: a sweep looks at all of them. */
  private void forgetExpired(long now, long steady) {
    if (steady < nextSweep) {
      return;
    }
    nextSweep = steady + 1;
    Iterator<End> ends = known.values().iterator();
    while (ends.hasNext()) {
      End end = ends.next();
      if (end.timeOfDay() <= now && end.steady() <= steady) {
        ends.remove();
        forgotten = Math.max(forgotten, end.timeOfDay());
      }
    }
  }

  /** When a token has expired, in seconds of either clock. */
  private record End(long timeOfDay, long steady) {}

  private record Key(long high, long low) {

    static Key of(String client, String tokenId) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(client.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] hash = digest.digest(tokenId.getBytes(StandardCharsets.UTF_8));
        return new Key(number(hash, 0), number(hash, Long.BYTES));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private static long number(byte[] hash, int from) {
      return ByteBuffer.wrap(Arrays.copyOfRange(hash, from, from + Long.BYTES)).getLong();
    }
  }
}
