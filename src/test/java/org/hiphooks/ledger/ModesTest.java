package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.store.ModeTable;
import org.hiphooks.ledger.store.Store;
import org.hiphooks.ledger.store.Tampering;
import org.hiphooks.ledger.store.TokenTable.Used;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is switched off, by whom, and until when. */
class ModesTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final ModeTarget RULE = ModeTarget.ofRule("RF-13");

  @TempDir private Path folder;

  private Store open(StoreKind kind) {
    LedgerSection section = kind.newLedger(folder);
    LedgerFolder files = new LedgerFolder(section, null);
    return files.openStore(files.key());
  }

  private static ModeChange change(Mode from, Mode to, @Nullable Instant until) {
    return new ModeChange(RULE, from, to, "r.osei", "too many", until);
  }

  @ParameterizedTest
  @EnumSource
  void aChangeIsSetAndAudited(StoreKind kind) throws ChangeRefused {
    try (Store store = open(kind)) {
      Instant until = NOW.plus(Duration.ofDays(7));
      store.modes().change(change(Mode.LIVE, Mode.SILENT, until), NOW);
      assertThat(store.modes().all())
          .containsExactly(
              new ModeSetting(RULE, Mode.SILENT, NOW, "r.osei", "too many", until, Mode.LIVE));
      AuditEntry entry = store.audit().newest(9).get(0);
      assertThat(entry.number()).isEqualTo(1);
      assertThat(entry.at()).isEqualTo(NOW);
      assertThat(entry.who()).isEqualTo("r.osei");
      assertThat(entry.subject()).isEqualTo("rule RF-13");
      assertThat(entry.before()).isEqualTo("live");
      assertThat(entry.after()).isEqualTo("silent");
      assertThat(entry.reason()).isEqualTo("too many");
      assertThat(entry.until()).isEqualTo(until);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoComesSecondIsToldWhoWasFirst(StoreKind kind) throws ChangeRefused {
    try (Store store = open(kind)) {
      store.modes().change(change(Mode.LIVE, Mode.SILENT, null), NOW);
      assertThatThrownBy(() -> store.modes().change(change(Mode.LIVE, Mode.OFF, null), NOW))
          .isInstanceOf(ChangeRefused.class)
          .hasMessageContaining("rule RF-13 is silent, not live any more: r.osei set it");
      assertThat(store.audit().newest(9)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyWhoChangeOneSwitchAtOnceOneDoes(StoreKind kind) throws Exception {
    try (Store store = open(kind)) {
      ExecutorService hands = Executors.newFixedThreadPool(4);
      List<Callable<Boolean>> wishes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        wishes.add(() -> isTaken(store.modes(), change(Mode.LIVE, Mode.OFF, null)));
      }
      int taken = 0;
      for (Future<Boolean> wish : hands.invokeAll(wishes)) {
        taken += wish.get() ? 1 : 0;
      }
      hands.shutdown();
      assertThat(taken).isEqualTo(1);
      assertThat(store.audit().newest(9)).hasSize(1);
    }
  }

  private static boolean isTaken(ModeTable modes, ModeChange change) {
    try {
      modes.change(change, NOW);
      return true;
    } catch (ChangeRefused e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatEndsGivesBackWhatHeldBefore(StoreKind kind) throws ChangeRefused {
    try (Store store = open(kind)) {
      Instant later = NOW.plusSeconds(60);
      store.modes().change(change(Mode.LIVE, Mode.SILENT, null), NOW);
      store.modes().change(change(Mode.SILENT, Mode.OFF, NOW.plusSeconds(10)), NOW);
      store.modes().change(change(Mode.OFF, Mode.OFF, NOW.plusSeconds(20)), NOW);
      assertThat(store.modes().endExpired(NOW)).isZero();
      assertThat(store.modes().all().get(0).at(later)).isEqualTo(Mode.SILENT);
      assertThat(store.modes().endExpired(later)).isEqualTo(1);
      assertThat(store.modes().endExpired(later)).isZero();
      assertThat(store.modes().all().get(0).mode()).isEqualTo(Mode.SILENT);
      assertThat(store.audit().newest(1).get(0).action()).isEqualTo("mode-ended");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChainThatSomebodyMendedIsSeen(StoreKind kind) throws ChangeRefused {
    try (Store store = open(kind)) {
      for (int i = 0; i < 3; i++) {
        store
            .modes()
            .change(new ModeChange(RULE, null, Mode.OFF, "r.osei", "reason " + i, null), NOW);
      }
      assertThat(store.audit().firstBreak()).isZero();
      Tampering.run(store, "update audit set reason = 'another' where number = 2");
      assertThat(store.audit().firstBreak()).isEqualTo(2);
      Tampering.run(store, "update audit set reason = 'reason 1' where number = 2");
      assertThat(store.audit().firstBreak()).isZero();
      Tampering.run(store, "delete from audit where number = 1");
      assertThat(store.audit().firstBreak()).isEqualTo(1);
    }
  }

  @Test
  void whatTakesMoreAwayCounts() {
    ModeTarget part = new ModeTarget("hip-pain-guidance", "RF-13 warning", "north");
    assertThat(part.isFor("RF-13", "warning", "hip-pain-guidance", "north")).isTrue();
    assertThat(part.isFor("RF-13", "critical", "hip-pain-guidance", "north")).isFalse();
    assertThat(part.isFor("RF-13", "warning", "hip-pain-guidance", "south")).isFalse();
    assertThat(part.isFor("RF-13", "warning", "hip-order-sign", "north")).isFalse();
    assertThat(RULE.isFor("RF-13", "critical", "any", "any")).isTrue();
    assertThat(RULE.isForCalls()).isFalse();
    assertThat(ModeTarget.ALL.isFor("any", "any")).isTrue();
    assertThat(Mode.SILENT.or(Mode.LIVE)).isEqualTo(Mode.SILENT);
    assertThat(Mode.SILENT.or(Mode.OFF)).isEqualTo(Mode.OFF);
  }

  @ParameterizedTest
  @EnumSource
  void aTokenIsRememberedByAllInstancesUntilItExpires(StoreKind kind) {
    try (Store store = open(kind)) {
      Used north = new Used("north", "1", NOW.plusSeconds(9));
      Used south = new Used("south", "1", NOW.plusSeconds(9));
      assertThat(store.tokens().add(List.of(north))).isEqualTo(1);
      assertThat(store.tokens().add(List.of(north, south))).isEqualTo(1);
      assertThat(store.tokens().since(NOW)).containsExactlyInAnyOrder(north, south);
      assertThat(store.tokens().since(NOW.plusSeconds(10))).isEmpty();
      assertThat(store.tokens().forgetExpired(NOW)).isZero();
      assertThat(store.tokens().forgetExpired(NOW.plusSeconds(10))).isEqualTo(2);
    }
  }
}
