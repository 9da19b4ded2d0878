package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiphooks.ledger.Sample.NOON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hiphooks.cdshooks.FiredRule;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.store.Exports;
import org.hiphooks.ledger.store.FeedbackTable.Overridden;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded, on each store. */
class LedgerTest {

  @TempDir private Path folder;

  private static LiveLedger open(LedgerSection section) {
    return LiveLedger.open(
        new LedgerFolder(section, null), Clock.fixed(NOON, ZoneOffset.UTC), section.comments());
  }

  /** On a machine that has much to do, a record may go by way of the spool. */
  static List<Map<String, Object>> rows(LiveLedger ledger, Exports.Part part) {
    Await.until(() -> ledger.state().spooledBytes() == 0);
    List<Map<String, Object>> rows = new ArrayList<>();
    ledger
        .store()
        .exports()
        .read(
            part,
            Instant.EPOCH,
            true,
            row -> {
              Map<String, Object> map = new HashMap<>();
              row.forEach(value -> map.put(value.name(), value.value()));
              rows.add(map);
            });
    return rows;
  }

  private static List<Overridden> overrides(LiveLedger ledger, String patient) {
    Await.until(() -> ledger.state().spooledBytes() == 0);
    return ledger
        .store()
        .feedback()
        .overrides(
            Sample.CLIENT,
            ledger.key().patient(Sample.CLIENT, patient),
            NOON.minus(Duration.ofDays(30)));
  }

  @ParameterizedTest
  @EnumSource
  void cardsAreRecordedBehindTheAnswerWithoutAnybodysName(StoreKind kind) {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      ledger.record(Sample.call(Sample.PATIENT, Sample.card("a"), Sample.card("b")));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 2);
      Map<String, Object> row = rows(ledger, Exports.Part.CARDS).get(0);
      assertThat(row)
          .containsEntry("rule", "RF-01")
          .containsEntry("level", "critical")
          .containsEntry("state", "sent")
          .containsEntry("at", NOON)
          .containsEntry("client", "north")
          .containsEntry("content_hash", "hash");
      assertThat(row.toString()).doesNotContain("canary");
      assertThat(row.get("patient")).isEqualTo(ledger.key().patient("north", Sample.PATIENT));
      assertThat(ledger.state().dropped()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallWithoutCardsCounts(StoreKind kind) {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      ledger.record(Sample.call(Sample.PATIENT));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 1);
      assertThat(rows(ledger, Exports.Part.CARDS).get(0).get("rule")).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsToldTwiceIsThereOnceAndUnknownIsFlagged(StoreKind kind) {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      ledger.record(Sample.call(Sample.PATIENT, Sample.card("a")));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 1);
      String known = Sample.uuid("a suggestion").toString();
      for (int i = 0; i < 2; i++) {
        ledger.keep(
            "north",
            Sample.SERVICE,
            List.of(
                Sample.overridden("a", NOON),
                Sample.accepted("a", NOON.plusSeconds(1), known, "no-such-suggestion"),
                Sample.overridden("never sent", NOON.plus(Duration.ofDays(1)))));
      }
      List<Map<String, Object>> rows = rows(ledger, Exports.Part.FEEDBACK);
      assertThat(rows).hasSize(4);
      assertThat(rows)
          .extracting(row -> row.get("outcome") + " " + row.get("known_card"))
          .containsExactlyInAnyOrder(
              "overridden yes", "accepted yes", "accepted yes", "overridden no");
      assertThat(rows)
          .extracting(row -> row.get("known_suggestion"))
          .containsExactlyInAnyOrder("", "yes", "no", "");
      assertThat(rows)
          .filteredOn(row -> "yes".equals(row.get("in_future")))
          .extracting(row -> row.get("known_card"))
          .containsExactly("no");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOverrideIsRememberedForItsPatientAloneUntilTheCardIsAccepted(StoreKind kind) {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      ledger.record(Sample.call(Sample.PATIENT, Sample.card("a")));
      ledger.record(Sample.call("somebody else", Sample.card("b")));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 2);
      ledger.keep("south", Sample.SERVICE, List.of(Sample.overridden("a", NOON)));
      assertThat(overrides(ledger, Sample.PATIENT)).isEmpty();
      ledger.keep("north", Sample.SERVICE, List.of(Sample.overridden("a", NOON)));
      assertThat(overrides(ledger, "somebody else")).isEmpty();
      assertThat(overrides(ledger, Sample.PATIENT))
          .containsExactly(
              new Overridden(
                  "RF01C", ledger.key().user("north", Sample.USER), "excluded-by-test", "", NOON));
      ledger.keep("north", Sample.SERVICE, List.of(Sample.accepted("a", NOON.plusSeconds(1))));
      assertThat(overrides(ledger, Sample.PATIENT)).isEmpty();
    }
  }

  /** A client that uses one hookInstance for all its calls gets one card id for many patients. */
  @ParameterizedTest
  @EnumSource
  void aCardIdThatStandsForTwoPatientsIsOverriddenForNone(StoreKind kind) {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      ledger.record(Sample.call(Sample.PATIENT, Sample.card("a")));
      ledger.record(Sample.call("somebody else", Sample.card("a")));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 2);
      ledger.keep("north", Sample.SERVICE, List.of(Sample.overridden("a", NOON)));
      assertThat(overrides(ledger, Sample.PATIENT)).isEmpty();
      assertThat(overrides(ledger, "somebody else")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTimeInTheFutureCountsAsTheTimeWhenItCame(StoreKind kind) {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      ledger.record(Sample.call(Sample.PATIENT, Sample.card("a")));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 1);
      Instant future = NOON.plus(Duration.ofDays(400));
      ledger.keep("north", Sample.SERVICE, List.of(Sample.overridden("a", future)));
      assertThat(overrides(ledger, Sample.PATIENT))
          .extracting(Overridden::at)
          .containsExactly(NOON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void silentRulesAreCountedAndRulesThatAreOffAreNot(StoreKind kind) throws ChangeRefused {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      set(ledger, ModeTarget.ofRule("RF-01 warning"), Mode.SILENT);
      set(ledger, ModeTarget.ofRule("ESC-1"), Mode.OFF);
      List<FiredRule> fired =
          List.of(
              new FiredRule("RF-01", "warning", true),
              new FiredRule("ESC-1", "info", true),
              new FiredRule("GAP-01", "info", false));
      ledger.record(Sample.call("p", "u", Mode.LIVE, fired, Sample.card("a")));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 3);
      assertThat(rows(ledger, Exports.Part.CARDS))
          .extracting(row -> row.get("rule") + " " + row.get("level") + " " + row.get("state"))
          .containsExactlyInAnyOrder(
              "RF-01 critical sent", "RF-01 warning silent", "GAP-01 info folded");
    }
  }

  @ParameterizedTest
  @EnumSource
  void cardsOfACallThatIsSilentAsAWholeAreCountedAsNotSent(StoreKind kind) {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      List<FiredRule> fired = List.of(new FiredRule("RF-01", "critical", false));
      ledger.record(Sample.call("p", "u", Mode.SILENT, fired, Sample.card("a")));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 1);
      assertThat(rows(ledger, Exports.Part.CARDS).get(0))
          .containsEntry("state", "silent")
          .containsEntry("mode", "silent")
          .containsEntry("card", "");
    }
  }

  @ParameterizedTest
  @EnumSource
  void commentsAreEncryptedAndGoFirst(StoreKind kind) throws IOException {
    LedgerSection section = kind.newLedger(folder);
    try (LiveLedger ledger = open(section)) {
      ledger.keep(
          "north", Sample.SERVICE, List.of(Sample.overridden("a", NOON, "Maya says canary")));
      assertThat(rows(ledger, Exports.Part.FEEDBACK).get(0))
          .containsEntry("comment", "Maya says canary");
      ledger.store().housekeeping().retain(NOON.minusSeconds(9), NOON.plusSeconds(9));
      assertThat(rows(ledger, Exports.Part.FEEDBACK).get(0).get("comment")).isNull();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContain("canary");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooOldIsDeletedAndTheAuditStays(StoreKind kind) throws ChangeRefused {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      set(ledger, ModeTarget.ALL, Mode.SILENT);
      ledger.record(Sample.call("p", Sample.card("a")));
      Await.until(() -> !rows(ledger, Exports.Part.CARDS).isEmpty());
      ledger.keep("north", Sample.SERVICE, List.of(Sample.overridden("a", NOON)));
      assertThat(ledger.store().housekeeping().retain(NOON, NOON)).isZero();
      assertThat(ledger.store().housekeeping().retain(NOON.plusMillis(1), NOON)).isEqualTo(1);
      assertThat(rows(ledger, Exports.Part.CARDS)).isEmpty();
      assertThat(rows(ledger, Exports.Part.FEEDBACK)).isEmpty();
      assertThat(rows(ledger, Exports.Part.AUDIT)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPatientIsForgottenAndOthersAreNot(StoreKind kind) {
    try (LiveLedger ledger = open(kind.newLedger(folder))) {
      ledger.record(Sample.call("p", Sample.card("a")));
      ledger.record(Sample.call("q", Sample.card("b")));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 2);
      ledger.keep(
          "north",
          Sample.SERVICE,
          List.of(Sample.overridden("a", NOON), Sample.overridden("b", NOON)));
      String patient = ledger.key().patient("north", "p");
      assertThat(ledger.store().housekeeping().forget(patient, "r", "asked", NOON)).isEqualTo(1);
      assertThat(rows(ledger, Exports.Part.CARDS)).hasSize(1);
      assertThat(rows(ledger, Exports.Part.FEEDBACK)).hasSize(1);
      ledger.record(Sample.call("p", Sample.card("a")));
      ledger.record(Sample.call("q", Sample.card("b")));
      Await.until(() -> rows(ledger, Exports.Part.CARDS).size() == 2);
      assertThat(rows(ledger, Exports.Part.CARDS))
          .extracting(row -> row.get("patient"))
          .as("what waited from before does not come back")
          .doesNotContain(patient);
    }
  }

  private static void set(LiveLedger ledger, ModeTarget target, Mode mode) throws ChangeRefused {
    ledger.switchboard().change(new ModeChange(target, null, mode, "r.osei", "a test", null));
  }
}
