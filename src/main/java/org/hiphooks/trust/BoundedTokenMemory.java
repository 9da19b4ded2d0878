package org.hiphooks.trust;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers tokens in memory. It never forgets one that is still valid: when it is full it says so.
 * It keeps hashes, so that an id's length costs nothing.
 */
public final class BoundedTokenMemory implements TokenMemory {

  private final int capacity;
  private final Map<Key, Long> known = new HashMap<>();
  private final TreeMap<Long, Integer> expiries = new TreeMap<>();

  /** With room for so many tokens. */
  public BoundedTokenMemory(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public synchronized Seen remember(String client, String tokenId, Instant until, Instant now) {
    forgetExpired(now.getEpochSecond());
    Key key = Key.of(client, tokenId);
    if (known.containsKey(key)) {
      return Seen.AGAIN;
    }
    if (known.size() >= capacity) {
      return Seen.NO_ROOM;
    }
    long end = until.getEpochSecond() + 1;
    known.put(key, end);
    expiries.merge(end, 1, Integer::sum);
    return Seen.FIRST;
  }

  /** Sweeps only when the earliest expiry has passed, so that a sweep always finds something. */
  private void forgetExpired(long now) {
    if (expiries.isEmpty() || expiries.firstKey() > now) {
      return;
    }
    Iterator<Long> ends = known.values().iterator();
    while (ends.hasNext()) {
      if (ends.next() <= now) {
        ends.remove();
      }
    }
    expiries.headMap(now, true).clear();
  }

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
