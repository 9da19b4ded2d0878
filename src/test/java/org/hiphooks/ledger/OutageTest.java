package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hiphooks.ledger.Sample.NOON;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.store.Exports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store is away, for a while or from the start. */
class OutageTest {

  @TempDir private Path folder;

  private LiveLedger open(LedgerSection section) {
    return LiveLedger.open(
        new LedgerFolder(section, null), Clock.fixed(NOON, ZoneOffset.UTC), true);
  }

  private static void tell(LiveLedger ledger, String card) {
    ledger.keep("north", Sample.SERVICE, List.of(Sample.overridden(card, NOON)));
  }

  @Test
  void whatComesWhilePostgresqlIsAwayWaitsOnDiskAndGoesInOnce() throws Exception {
    Path data = folder.resolve("data");
    int port = freePort();
    EmbeddedPostgres server = Postgres.over(data, port);
    LedgerSection section =
        StoreKind.section(folder.resolve("ledger"), Postgres.address(server, "postgres"));
    try (LiveLedger ledger = open(section)) {
      ledger
          .switchboard()
          .change(new ModeChange(ModeTarget.ALL, null, Mode.SILENT, "r.osei", "a test", null));
      tell(ledger, "before");
      Postgres.stop(server);
      tell(ledger, "during");
      tell(ledger, "during");
      ledger.record(Sample.call("p", Sample.card("during")));
      Await.until(() -> ledger.state().waiting() == 0 && ledger.state().spooledBytes() > 0);
      assertThat(ledger.state().isStoreThere()).isFalse();
      assertThat(ledger.ofCalls("any", "any")).as("what was off stays off").isEqualTo(Mode.SILENT);
      ModeChange lift = new ModeChange(ModeTarget.ALL, null, Mode.LIVE, "r.osei", "a test", null);
      assertThatThrownBy(() -> ledger.switchboard().change(lift))
          .isInstanceOf(LedgerUnavailable.class);
      server = Postgres.over(data, port);
      Await.until(() -> ledger.state().isStoreThere() && ledger.state().spooledBytes() == 0);
      tell(ledger, "during");
      tell(ledger, "after");
      assertThat(LedgerTest.rows(ledger, Exports.Part.FEEDBACK)).hasSize(3);
      assertThat(LedgerTest.rows(ledger, Exports.Part.CARDS)).hasSize(1);
      assertThat(ledger.state().dropped()).isZero();
    } finally {
      Postgres.stop(server);
    }
  }

  @Test
  void whatComesWhileAnotherHoldsTheSqliteFileWaitsOnDiskAndGoesInOnce() throws SQLException {
    LedgerSection section = StoreKind.SQLITE.newLedger(folder);
    try (LiveLedger ledger = open(section)) {
      String url = "jdbc:sqlite:" + folder.resolve("hiphooks.db");
      try (Connection other = DriverManager.getConnection(url);
          Statement statement = other.createStatement()) {
        statement.execute("begin exclusive");
        tell(ledger, "during");
        assertThat(ledger.state().spooledBytes()).isPositive();
        statement.execute("rollback");
      }
      Await.until(() -> ledger.state().spooledBytes() == 0);
      tell(ledger, "during");
      assertThat(LedgerTest.rows(ledger, Exports.Part.FEEDBACK)).hasSize(1);
    }
  }

  /** The last line may be torn by a crash; what was acknowledged stands before it. */
  @Test
  void aTornLineOfTheSpoolIsSkippedAndTheRestGoesIn() throws Exception {
    LedgerSection section = StoreKind.SQLITE.newLedger(folder);
    try (Spool spool = new Spool(folder.resolve("spool"), 1_000_000)) {
      LedgerKey key = KeyFile.of(folder.resolve("ledger.key"));
      Recording recording = new Recording(key, true);
      spool.append(
          recording.feedback("north", "s", Sample.overridden("a", NOON), NOON).stream()
              .map(SpoolLines::of)
              .toList());
    }
    try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
      Path segment = files.findFirst().orElseThrow();
      String line = Files.readString(segment);
      Files.writeString(
          segment,
          line.substring(0, line.length() / 2),
          StandardCharsets.UTF_8,
          StandardOpenOption.APPEND);
    }
    try (LiveLedger ledger = open(section)) {
      assertThat(LedgerTest.rows(ledger, Exports.Part.FEEDBACK)).hasSize(1);
      assertThat(ledger.state().damagedLines()).isEqualTo(1);
    }
  }

  @Test
  void aFullSpoolTakesNoMoreAndSaysSo() throws IOException {
    try (Spool spool = new Spool(folder.resolve("spool"), 40)) {
      spool.append(List.of("0123456789"));
      assertThatThrownBy(() -> spool.append(List.of("x".repeat(40))))
          .isInstanceOf(IOException.class);
      assertThat(spool.bytes()).isEqualTo(20);
    }
  }

  @Test
  void aStoreThatIsAwayAtTheStartIsSaid() throws IOException {
    LedgerSection section =
        StoreKind.section(folder, "jdbc:postgresql://127.0.0.1:" + freePort() + "/ledger");
    assertThatThrownBy(() -> open(section))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("is out of reach");
  }

  @Test
  void whatPostgresqlHadNotFinishedWhenItWentAwayIsMadeAtTheNextStart() throws Exception {
    Path data = folder.resolve("data");
    int port = freePort();
    EmbeddedPostgres server = Postgres.over(data, port);
    String url = Postgres.address(server, "postgres");
    LedgerSection section = StoreKind.section(folder.resolve("ledger"), url);
    ExecutorService starting = Executors.newSingleThreadExecutor();
    try (Connection other = DriverManager.getConnection(url + "?user=postgres");
        Statement statement = other.createStatement()) {
      statement.execute("begin");
      statement.execute("create table feedback (held integer)");
      Future<LiveLedger> opened = starting.submit(() -> open(section));
      Await.until(() -> isSomebodyWaiting(url));
      Postgres.stop(server);
      assertThatThrownBy(() -> opened.get(60, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(LedgerUnavailable.class)
          .hasMessageContaining("went away while it was brought up to date");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as("the other's connection broke too").startsWith("08");
    } finally {
      starting.shutdownNow();
    }
    server = Postgres.over(data, port);
    try (LiveLedger ledger = open(section)) {
      tell(ledger, "after");
      assertThat(LedgerTest.rows(ledger, Exports.Part.FEEDBACK)).hasSize(1);
    } finally {
      Postgres.stop(server);
    }
  }

  private static boolean isSomebodyWaiting(String url) {
    try (Connection connection = DriverManager.getConnection(url + "?user=postgres");
        Statement statement = connection.createStatement();
        ResultSet waiting =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
      return waiting.next() && waiting.getInt(1) > 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLedgerOfANewerVersionIsLeftAlone() throws SQLException {
    LedgerSection section = StoreKind.SQLITE.newLedger(folder);
    open(section).close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hiphooks.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("update flyway_schema_history set checksum = 1");
    }
    assertThatThrownBy(() -> open(section))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("newer version");
  }

  @Test
  void twoServersDoNotShareAFolder() {
    LedgerSection section = StoreKind.SQLITE.newLedger(folder);
    try (LiveLedger first = open(section)) {
      assertThat(first.isKept()).isTrue();
      assertThatThrownBy(() -> open(section))
          .isInstanceOf(LedgerUnavailable.class)
          .hasMessageContaining("another server uses the folder");
    }
    open(section).close();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
