package org.hiphooks.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done now and then. By one thread only. */
final class Chores {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final long LOOK = Duration.ofMinutes(1).toNanos();
  private static final long TIDY = Duration.ofHours(1).toNanos();

  private final Store store;
  private final LedgerSection section;
  private final @Nullable FiringGuard guard;
  private final SeenCodes codes;
  private final RefusedTokens refusals;
  private long looked = System.nanoTime() - LOOK;
  private long tidied = System.nanoTime() - TIDY;

  Chores(
      Store store,
      LedgerSection section,
      @Nullable FiringGuard guard,
      SeenCodes codes,
      RefusedTokens refusals) {
    this.refusals = refusals;
    this.codes = codes;
    this.store = store;
    this.section = section;
    this.guard = guard;
  }

  void run() {
    long now = System.nanoTime();
    if (now - looked >= LOOK) {
      looked = now;
      codes.write();
      refusals.write();
      if (guard != null) {
        guard.check();
      }
    }
    if (now - tidied >= TIDY) {
      tidied = now;
      tidy();
    }
  }

  private void tidy() {
    Instant today = Instant.now();
    int calls =
        store
            .housekeeping()
            .retain(
                today.minus(Duration.ofDays(section.retainDays())),
                today.minus(Duration.ofDays(section.commentDays())));
    LocalDate kept = LocalDate.ofInstant(today, ZoneOffset.UTC).minusDays(section.retainDays());
    store.seenCodes().forget(kept);
    store.refusals().forget(kept);
    store.tokens().forgetExpired(today);
    if (calls > 0) {
      LOG.info("{} calls were older than {} days and are deleted", calls, section.retainDays());
    }
  }
}
