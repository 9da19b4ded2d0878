package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.hiphooks.ledger.store.Store;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes that nobody understands are counted, and nobody's name is. */
class SeenCodesTest {

  private static final Clock CLOCK = Clock.fixed(Sample.NOON, ZoneOffset.UTC);
  private static final LocalDate TODAY = LocalDate.ofInstant(Sample.NOON, ZoneOffset.UTC);
  private static final String LABS = "urn:example:labs";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void countsOfSeveralTimesAndInstancesAddUp(StoreKind kind) {
    try (Store store = open(kind)) {
      for (int instance = 0; instance < 2; instance++) {
        SeenCodes codes = new SeenCodes(store.seenCodes(), CLOCK);
        codes.notUnderstood("Observation", LABS, "A");
        codes.notUnderstood("Observation", LABS, "A");
        codes.write();
        codes.notUnderstood("Observation", LABS, "A");
        codes.notUnderstood("Procedure", LABS, "A");
        codes.write();
        codes.write();
      }
      assertThat(store.seenCodes().most(10))
          .containsExactly(
              new SeenCode("Observation", LABS, "A", 6, TODAY),
              new SeenCode("Procedure", LABS, "A", 2, TODAY));
      assertThat(store.seenCodes().most(1)).hasSize(1);
      assertThat(store.seenCodes().forget(TODAY)).isZero();
      assertThat(store.seenCodes().forget(TODAY.plusDays(1))).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void wordsAreNoCodesAndTheNumberOfCodesIsBounded(StoreKind kind) {
    try (Store store = open(kind)) {
      SeenCodes codes = new SeenCodes(store.seenCodes(), CLOCK);
      for (String word : List.of("John Smith", "", "a|b", "x".repeat(65), "a\nb")) {
        codes.notUnderstood("Observation", LABS, word);
      }
      codes.notUnderstood("Observation", "no system", "A");
      codes.notUnderstood("Observation", "", "A");
      codes.write();
      assertThat(store.seenCodes().most(10)).isEmpty();

      for (int i = 0; i < SeenCodes.MOST + 100; i++) {
        codes.notUnderstood("Observation", LABS, "C" + i);
      }
      codes.write();
      assertThat(store.seenCodes().most(SeenCodes.MOST * 2)).hasSize(SeenCodes.MOST);
    }
  }

  private Store open(StoreKind kind) {
    LedgerFolder files = new LedgerFolder(kind.newLedger(folder), null);
    return files.openStore(files.key());
  }
}
