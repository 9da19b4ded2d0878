package org.hiphooks.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hiphooks.ledger.store.RefusalTable;
import org.hiphooks.trust.RefusalWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refused tokens by client, reason and day. Counts are written now and then; there are as
 * many as clients and reasons, so that no caller can make them more.
 */
public final class RefusedTokens implements RefusalWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedTokens.class);

  private final RefusalTable table;
  private final ConcurrentHashMap<Key, AtomicLong> counts = new ConcurrentHashMap<>();

  private record Key(String client, String reason, LocalDate day) {}

  /**
   * A count.
   *
   * @param client name of the client; empty = nobody that is known
   * @param reason why
   * @param count how many
   * @param lastDay the last day of them
   */
  public record Refused(String client, String reason, long count, LocalDate lastDay) {}

  RefusedTokens(RefusalTable table) {
    this.table = table;
  }

  @Override
  public void refused(String client, String reason) {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    counts
        .computeIfAbsent(new Key(client, reason, today), made -> new AtomicLong())
        .incrementAndGet();
  }

  /** Counts since a day, with those that are not written yet. */
  public List<Refused> since(LocalDate day) {
    write();
    return table.since(day);
  }

  /** Writes what was counted since the last time. */
  synchronized void write() {
    List<Refused> refusals = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            refusals.add(new Refused(key.client(), key.reason(), count.get(), key.day())));
    if (refusals.isEmpty()) {
      return;
    }
    try {
      table.add(refusals);
      refusals.forEach(this::written);
    } catch (RuntimeException e) {
      LOG.warn("refused tokens could not be counted in the store: {}", e.getClass().getName());
    }
  }

  /** What was counted meanwhile stays for the next time. */
  private void written(Refused refused) {
    counts.computeIfPresent(
        new Key(refused.client(), refused.reason(), refused.lastDay()),
        (key, count) -> count.addAndGet(-refused.count()) == 0 ? null : count);
  }
}
