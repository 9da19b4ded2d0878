package org.hiphooks.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.hiphooks.chart.CodeWatch;
import org.hiphooks.ledger.store.SeenCodeTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts codes that the content does not understand: system and code alone, never whose. Of more
 * than so many it counts no further ones. Counts are written now and then; what is counted while
 * the store is away is written later.
 */
public final class SeenCodes implements CodeWatch {

  /** Most codes that are kept in mind at a time. */
  static final int MOST = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(SeenCodes.class);
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:/+-]{1,64}");
  private static final Pattern SYSTEM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s|]{1,200}");

  private final SeenCodeTable table;
  private final Clock clock;
  private final ConcurrentHashMap<Key, AtomicLong> counts = new ConcurrentHashMap<>();

  private record Key(String type, String system, String code) {}

  SeenCodes(SeenCodeTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** What is no code of a code system, such as words, could be about somebody and is not kept. */
  @Override
  public void notUnderstood(String type, String system, String code) {
    if (!CODE.matcher(code).matches() || !SYSTEM.matcher(system).matches()) {
      return;
    }
    Key key = new Key(type, system, code);
    AtomicLong count = counts.get(key);
    if (count == null) {
      if (counts.size() >= MOST) {
        return;
      }
      count = counts.computeIfAbsent(key, made -> new AtomicLong());
    }
    count.incrementAndGet();
  }

  /** Writes what was counted since the last time. By one thread at a time. */
  void write() {
    List<SeenCode> seen = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    counts.forEach(
        (key, count) ->
            seen.add(new SeenCode(key.type(), key.system(), key.code(), count.get(), today)));
    if (seen.isEmpty()) {
      return;
    }
    try {
      table.add(seen);
      seen.forEach(this::written);
    } catch (RuntimeException e) {
      LOG.warn("codes that were seen could not be written: {}", e.getClass().getName());
    }
  }

  /** What was counted meanwhile stays for the next time. */
  private void written(SeenCode code) {
    counts.computeIfPresent(
        new Key(code.type(), code.system(), code.code()),
        (key, count) -> count.addAndGet(-code.count()) == 0 ? null : count);
  }
}
