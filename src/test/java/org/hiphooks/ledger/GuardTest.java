package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hiphooks.cdshooks.FiredRule;
import org.hiphooks.config.GuardSection;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.store.Exports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that fire far more often, or more rarely, than in a replay. */
class GuardTest {

  private static final String VISIT = "{\"service\":\"hip-pain-guidance\",\"cards\":[%s]}";
  private static final String CARD = "{\"rule\":\"%s\",\"level\":\"%s\"}";

  @TempDir private Path folder;

  /** A hundred visits: DX-02 in half of them, RF-01 and ESC-1 in two. */
  private Path baseline() throws IOException {
    StringBuilder visits = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      String cards = i < 50 ? CARD.formatted("DX-02", "info") : "";
      if (i < 2) {
        cards += ',' + CARD.formatted("RF-01", "critical") + ',' + CARD.formatted("ESC-1", "info");
      }
      visits.append(i == 0 ? "" : ",").append(VISIT.formatted(cards));
    }
    return Files.writeString(
        folder.resolve("report.json"), "{\"version\":1,\"visits\":[" + visits + "]}");
  }

  private static void fire(LiveLedger ledger, int calls, FiredRule... rules) {
    for (int i = 0; i < calls; i++) {
      ledger.record(Sample.call("p" + i, "u", Mode.LIVE, List.of(rules), Sample.card("a" + i)));
    }
    Await.until(() -> ledger.state().waiting() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void whatFiresFarTooOftenIsSilentAndACriticalCardIsToldOnly(StoreKind kind) throws Exception {
    LedgerSection section = kind.newLedger(folder.resolve("ledger"));
    try (LiveLedger ledger =
        LiveLedger.open(new LedgerFolder(section, null), Clock.systemUTC(), true)) {
      GuardSection guarded = new GuardSection(baseline(), 3, 50, 24);
      FiringGuard guard =
          new FiringGuard(ledger.store(), ledger.switchboard(), guarded, Clock.systemUTC());
      ledger
          .switchboard()
          .change(
              new ModeChange(
                  ModeTarget.ofRule("ESC-1 info"), null, Mode.SILENT, "r.osei", "to count", null));
      fire(ledger, 40, new FiredRule("ESC-1", "info", true));
      guard.check();
      assertThat(guard.alarms()).as("too few calls to say anything").isEmpty();
      fire(ledger, 40, new FiredRule("ESC-1", "info", true));
      Await.until(() -> LedgerTest.rows(ledger, Exports.Part.CARDS).size() == 160);
      guard.check();
      guard.check();
      assertThat(guard.alarms())
          .extracting(alarm -> alarm.seen().rule() + " " + alarm.words() + alarm.isSilenced())
          .containsExactlyInAnyOrder(
              "RF-01 fires too often: 80 of 80 of calls, 2 of 100 in the replayfalse",
              "ESC-1 fires too often: 80 of 80 of calls, 2 of 100 in the replaytrue",
              "DX-02 fires too rarely: 0 of 80 of calls, 50 of 100 in the replayfalse");
      assertThat(ledger.ofCard("ESC-1", "info", Sample.SERVICE, "any")).isEqualTo(Mode.SILENT);
      assertThat(ledger.ofCard("RF-01", "critical", Sample.SERVICE, "any")).isEqualTo(Mode.LIVE);
      AuditEntry entry = ledger.store().audit().newest(1).get(0);
      assertThat(entry.who()).isEqualTo("firing-rate guard");
      assertThat(entry.subject()).isEqualTo("service hip-pain-guidance, rule ESC-1 info");
      assertThat(ledger.store().audit().newest(9)).as("done once").hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAnAdministratorHasSetMeanwhileStands(StoreKind kind) throws Exception {
    LedgerSection section = kind.newLedger(folder.resolve("ledger"));
    try (LiveLedger ledger =
        LiveLedger.open(new LedgerFolder(section, null), Clock.systemUTC(), true)) {
      GuardSection guarded = new GuardSection(baseline(), 3, 50, 24);
      FiringGuard guard =
          new FiringGuard(ledger.store(), ledger.switchboard(), guarded, Clock.systemUTC());
      ModeTarget target = new ModeTarget(Sample.SERVICE, "ESC-1 info", ModeTarget.ANY);
      ledger
          .switchboard()
          .change(new ModeChange(target, null, Mode.LIVE, "r.osei", "it is right", null));
      fire(ledger, 60, new FiredRule("ESC-1", "info", false));
      guard.check();
      assertThat(ledger.ofCard("ESC-1", "info", Sample.SERVICE, "any")).isEqualTo(Mode.LIVE);
    }
  }

  @Test
  void theIntervalIsThatOfWilson() {
    FiringRate rate = new FiringRate("s", "r", "info", 10, 100);
    assertThat(rate.least()).isCloseTo(0.0552, within(0.0001));
    assertThat(rate.most()).isCloseTo(0.1744, within(0.0001));
    assertThat(new FiringRate("s", "r", "info", 0, 0).most()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoReportIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("none.json"), "{\"visits\":[]}");
    assertThatThrownBy(() -> Baseline.read(file))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("has no visits");
  }
}
