package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hiphooks.ledger.store.AnswerTable;
import org.hiphooks.ledger.store.Exports;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What became of cards, with what it is a part of, and accounts, on both stores. */
class AnswersTest {

  private static final Instant NOON = Sample.NOON;
  private static final AnswerTable.Span SPAN =
      new AnswerTable.Span(
          NOON.minus(Duration.ofDays(1)), NOON.plusSeconds(60), AnswerTable.ALL_CLIENTS);

  @TempDir private Path folder;

  private LiveLedger open(StoreKind kind) {
    return LiveLedger.open(
        new LedgerFolder(kind.newLedger(folder), null), Clock.fixed(NOON, ZoneOffset.UTC), true);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSaidLastOfACardCounts(StoreKind kind) {
    try (LiveLedger ledger = open(kind)) {
      ledger.record(
          Sample.call(
              "p1", Sample.card("a"), Sample.card("b"), Sample.card("c"), Sample.card("d")));
      ledger.keep(
          Sample.CLIENT,
          Sample.SERVICE,
          List.of(
              Sample.overridden("a", NOON),
              Sample.overridden("b", NOON.minusSeconds(10)),
              Sample.accepted("b", NOON.minusSeconds(5), "s"),
              Sample.accepted("c", NOON.minusSeconds(10), "s", "t"),
              Sample.overridden("unknown", NOON)));
      ledger.keep("another", Sample.SERVICE, List.of(Sample.overridden("d", NOON)));
      Await.until(() -> LedgerTest.rows(ledger, Exports.Part.CARDS).size() == 4);
      Await.until(() -> LedgerTest.rows(ledger, Exports.Part.FEEDBACK).size() == 7);
      assertThat(ledger.store().answers().answers(SPAN))
          .containsExactly(new CardAnswers(Sample.SERVICE, "RF-01", "critical", 4, 2, 1));
      assertThat(ledger.store().answers().reasons(SPAN))
          .extracting(reason -> reason.code() + ' ' + reason.count())
          .containsExactly("excluded-by-test 2");
      assertThat(ledger.store().answers().rates(SPAN))
          .extracting(rate -> rate.fired() + " of " + rate.evaluated())
          .containsExactly("4 of 1");
      assertThat(ledger.store().answers().clients(SPAN))
          .extracting(client -> client.client() + ' ' + client.calls())
          .containsExactly(Sample.CLIENT + " 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAnotherClientOrTimeNothingIsCounted(StoreKind kind) {
    try (LiveLedger ledger = open(kind)) {
      ledger.record(Sample.call("p1", Sample.card("a")));
      Await.until(() -> LedgerTest.rows(ledger, Exports.Part.CARDS).size() == 1);
      AnswerTable.Span another = new AnswerTable.Span(SPAN.since(), SPAN.until(), "another");
      AnswerTable.Span earlier =
          new AnswerTable.Span(NOON.minus(Duration.ofDays(2)), SPAN.since(), "");
      for (AnswerTable.Span span : List.of(another, earlier)) {
        assertThat(ledger.store().answers().answers(span)).isEmpty();
        assertThat(ledger.store().answers().rates(span)).isEmpty();
        assertThat(ledger.store().answers().clients(span)).isEmpty();
      }
    }
  }
}
