package org.hiphooks.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.hiphooks.ledger.store.Store;
import org.hiphooks.ledger.store.TokenTable.Used;
import org.hiphooks.trust.TokenMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers tokens over a restart, and for all instances that share a store. A token counts as used
 * once this process has seen it, or, where the store is shared, once any has. A file is nobody
 * else's, so it is written behind the answer. While the store is away each instance knows what it
 * has seen itself. Only hashes of the ids are kept.
 */
final class LedgerTokens implements TokenMemory, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerTokens.class);
  private static final long PATIENCE_MILLIS = 200;

  private final TokenMemory own;
  private final Store store;
  private final StoreGate gate;
  private final WriteBehind<Used> behind;

  /**
   * Knows at once what the store knows.
   *
   * @param own what this process has seen
   */
  LedgerTokens(TokenMemory own, Store store, StoreGate gate) {
    this.own = own;
    this.store = store;
    this.gate = gate;
    Instant now = Instant.now();
    for (Used used : store.tokens().since(now)) {
      own.remember(used.client(), used.token(), used.until(), now);
    }
    this.behind = new WriteBehind<>("ledger-tokens", this::write);
  }

  @Override
  public Seen remember(String client, String tokenId, Instant until, Instant now) {
    Used used = new Used(client, hash(tokenId), until);
    Seen seen = own.remember(client, used.token(), until, now);
    if (seen != Seen.FIRST) {
      return seen;
    }
    if (store.isShared()) {
      return isNew(used) ? Seen.FIRST : Seen.AGAIN;
    }
    if (!behind.offer(used)) {
      LOG.warn("a used token will be forgotten when this process ends: the store is too slow");
    }
    return Seen.FIRST;
  }

  /** Writes what has been taken. */
  @Override
  public void close() {
    behind.close();
  }

  private boolean isNew(Used used) {
    try {
      return gate.ask(() -> store.tokens().add(List.of(used)) == 1, PATIENCE_MILLIS);
    } catch (LedgerUnavailable e) {
      LOG.warn("the store is away: other instances do not know of a used token");
      return true;
    }
  }

  private void write(List<Used> batch) {
    try {
      store.tokens().add(batch);
    } catch (RuntimeException e) {
      LOG.warn("used tokens could not be written: {}", e.getClass().getName());
    }
  }

  private static String hash(String tokenId) {
    try {
      byte[] bytes = tokenId.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
