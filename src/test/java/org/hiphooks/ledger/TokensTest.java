package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiphooks.ledger.Sample.CLIENT;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.trust.BoundedTokenMemory;
import org.hiphooks.trust.TokenMemory;
import org.hiphooks.trust.TokenMemory.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token is taken once, whoever saw it first, and whatever happened since. */
class TokensTest {

  private final Instant now = Instant.now();
  private final Instant until = now.plusSeconds(900);

  @TempDir private Path folder;

  private static LiveLedger open(LedgerSection section) {
    return LiveLedger.open(new LedgerFolder(section, null), Clock.systemUTC(), true);
  }

  private static TokenMemory tokens(LiveLedger ledger) {
    return ledger.tokens(new BoundedTokenMemory(100));
  }

  @ParameterizedTest
  @EnumSource
  void aUsedTokenIsKnownAfterARestart(StoreKind kind) {
    LedgerSection section = kind.newLedger(folder);
    try (LiveLedger ledger = open(section)) {
      TokenMemory tokens = tokens(ledger);
      assertThat(tokens.remember(CLIENT, "one", until, now)).isEqualTo(Seen.FIRST);
      assertThat(tokens.remember(CLIENT, "one", until, now)).isEqualTo(Seen.AGAIN);
    }
    try (LiveLedger ledger = open(section)) {
      TokenMemory tokens = tokens(ledger);
      assertThat(tokens.remember(CLIENT, "one", until, now)).isEqualTo(Seen.AGAIN);
      assertThat(tokens.remember("south", "one", until, now)).isEqualTo(Seen.FIRST);
      assertThat(tokens.remember(CLIENT, "two", until, now)).isEqualTo(Seen.FIRST);
    }
  }

  @Test
  void whatOneInstanceHasTakenAnotherOnTheSameDatabaseRefuses() {
    String database = Postgres.newDatabase();
    Path key = folder.resolve("shared.key");
    LedgerSection first = shared(folder.resolve("a"), database, key);
    LedgerSection second = shared(folder.resolve("b"), database, key);
    try (LiveLedger a = open(first);
        LiveLedger b = open(second)) {
      TokenMemory north = tokens(a);
      TokenMemory other = tokens(b);
      assertThat(north.remember(CLIENT, "one", until, now)).isEqualTo(Seen.FIRST);
      assertThat(other.remember(CLIENT, "one", until, now)).isEqualTo(Seen.AGAIN);
      assertThat(other.remember(CLIENT, "two", until, now)).isEqualTo(Seen.FIRST);
      assertThat(north.remember(CLIENT, "two", until, now)).isEqualTo(Seen.AGAIN);
    }
  }

  private static LedgerSection shared(Path folder, String database, Path key) {
    return new LedgerSection(folder, database, "postgres", null, key, true, 730, 90, null);
  }

  @Test
  void whileTheStoreIsAwayEachInstanceStillKnowsWhatItHasTakenItself() throws Exception {
    EmbeddedPostgres server = Postgres.over(folder.resolve("data"), OutageTest.freePort());
    LedgerSection section =
        StoreKind.section(folder.resolve("ledger"), Postgres.address(server, "postgres"));
    try (LiveLedger ledger = open(section)) {
      TokenMemory tokens = tokens(ledger);
      assertThat(tokens.remember(CLIENT, "before", until, now)).isEqualTo(Seen.FIRST);
      Postgres.stop(server);
      assertThat(tokens.remember(CLIENT, "before", until, now)).isEqualTo(Seen.AGAIN);
      assertThat(tokens.remember(CLIENT, "during", until, now)).isEqualTo(Seen.FIRST);
      assertThat(tokens.remember(CLIENT, "during", until, now)).isEqualTo(Seen.AGAIN);
    }
  }
}
