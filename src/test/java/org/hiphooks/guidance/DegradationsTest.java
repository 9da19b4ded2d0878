package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.Degradation;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.AnswerLinter;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Worse requests: what only looks different changes nothing, what is lost is said. */
class DegradationsTest {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final HipGuidance GUIDANCE =
      new HipGuidance(RunningHipHooks.knowledge(), Map.of());
  private static final String DATA = "DATA-01";

  private static final Map<String, Degradation> HARMLESS =
      new TreeMap<>(
          Map.of(
              "duplicates", Degradation.duplicated(),
              "shuffled order", Degradation.shuffled(7),
              "another patient's resources", Degradation.withForeignRecords(),
              "other time zone", Degradation.inZone(ZoneOffset.ofHours(-8)),
              "unknown extra fields", Degradation.withUnknownElements(),
              "resources without ids", Degradation.withoutIds(),
              "a warning beside the findings", Degradation.warningBeside("findings"),
              "contained medications", Degradation.withContainedMedications(),
              "referenced medications", Degradation.withReferencedMedications()));

  private static final List<String> KEYS =
      List.of("patient", "conditions", "findings", "measurements", "medications", "imagingReports");

  static Stream<Case> redFlagCases() {
    return CASES.all().stream()
        .filter(vignette -> "patient-view".equals(vignette.hook()))
        .filter(vignette -> !vignette.expectation().redFlags().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("redFlagCases")
  void whatOnlyLooksDifferentChangesNoCard(Case vignette) throws Exception {
    ObjectNode request = request(vignette);
    Set<String> plain = cards(answer(request));
    for (Map.Entry<String, Degradation> harmless : HARMLESS.entrySet()) {
      HookAnswer answer = answer(harmless.getValue().apply(request));
      assertThat(cards(answer)).as(harmless.getKey()).isEqualTo(plain);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("redFlagCases")
  void noCardIsLostWithoutSayingWhatWasNotRead(Case vignette) throws Exception {
    ObjectNode request = request(vignette);
    Set<String> plain = cards(answer(request));
    for (String key : KEYS) {
      checkLoss(plain, answer(Degradation.withoutKey(key).apply(request)), "without " + key);
      checkLoss(plain, answer(Degradation.failedKey(key).apply(request)), "failed " + key);
      checkLoss(plain, answer(Degradation.errorBeside(key).apply(request)), "error in " + key);
      checkLoss(plain, answer(Degradation.nextLink(key).apply(request)), "first page of " + key);
    }
  }

  private static void checkLoss(Set<String> plain, HookAnswer answer, String how) {
    Set<String> got = cards(answer);
    if (!got.containsAll(plain)) {
      assertThat(answer.cards()).as(how).anyMatch(card -> DATA.equals(card.rule()));
    }
    for (Card card : answer.cards()) {
      assertThat(AnswerLinter.check(card)).as(how + ' ' + card).isEmpty();
      boolean silent = DATA.equals(card.rule()) && !card.extension().path("unread").isArray();
      assertThat(silent).as(how).isFalse();
      assertThat(card.summary()).as("nothing unread is counted as recorded").doesNotContain(": 0 ");
    }
  }

  private static ObjectNode request(Case vignette) {
    return CASES.renderer().request(vignette, RunningHipHooks.NOW, RenderOptions.plain());
  }

  private static HookAnswer answer(ObjectNode request) throws Exception {
    return GUIDANCE.answer(
        "hip-pain-guidance", new RequestReader().read(request), RunningHipHooks.NOW);
  }

  private static Set<String> cards(HookAnswer answer) {
    Set<String> cards = new TreeSet<>();
    for (Card card : answer.cards()) {
      if (!DATA.equals(card.rule())) {
        cards.add(card.rule() + ' ' + card.indicator());
      }
    }
    return cards;
  }
}
