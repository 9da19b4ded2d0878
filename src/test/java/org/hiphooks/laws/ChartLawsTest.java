package org.hiphooks.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.Degradation;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.api.Test;

/** What no way of keeping a record may change. */
class ChartLawsTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final int PATIENTS = 40;

  private static final Knowledge KNOWLEDGE = Knowledge.load(Content.embedded());
  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final HipGuidance GUIDANCE = new HipGuidance(KNOWLEDGE, Map.of());

  @Test
  void orderAndDuplicatesChangeNothing() throws Exception {
    Patients patients = new Patients(KNOWLEDGE.cql(), CASES, 71);
    for (int i = 0; i < PATIENTS; i++) {
      Case visit = patients.nextVisit();
      ObjectNode request = request(visit, RenderOptions.plain());
      List<String> plain = cards(request);
      assertThat(cards(Degradation.shuffled(i).apply(request))).as(name(visit)).isEqualTo(plain);
      assertThat(cards(Degradation.duplicated().apply(request))).as(name(visit)).isEqualTo(plain);
    }
  }

  @Test
  void recordsOfAnotherPatientChangeNothing() throws Exception {
    Patients patients = new Patients(KNOWLEDGE.cql(), CASES, 72);
    for (int i = 0; i < PATIENTS; i++) {
      Case visit = patients.nextVisit();
      ObjectNode request = request(visit, RenderOptions.plain());
      assertThat(cards(Degradation.withForeignRecords().apply(request)))
          .as(name(visit))
          .isEqualTo(cards(request));
    }
  }

  /** Among them: entered in error, not final, refuted, resolved, stopped, too old, other side. */
  @Test
  void recordsThatDoNotCountChangeNothing() throws Exception {
    Patients patients = new Patients(KNOWLEDGE.cql(), CASES, 73);
    for (int i = 0; i < PATIENTS; i++) {
      Case visit = patients.nextVisit();
      RenderOptions plain = RenderOptions.plain().withSeed(i);
      assertThat(cards(request(visit, plain.withNoise(80))))
          .as(name(visit))
          .isEqualTo(cards(request(visit, plain)));
    }
  }

  private static ObjectNode request(Case visit, RenderOptions options) {
    return CASES.renderer().request(visit, NOW, options);
  }

  /** Each card with its level and the assessment that stands on it. */
  private static List<String> cards(ObjectNode request) throws Exception {
    List<String> cards = new ArrayList<>();
    for (Card card :
        GUIDANCE.answer("hip-pain-guidance", new RequestReader().read(request), NOW).cards()) {
      cards.add(
          card.rule()
              + ' '
              + card.indicator()
              + ' '
              + card.extension().path("redFlags")
              + card.extension().path("causes")
              + card.extension().path("step")
              + card.extension().path("gaps"));
    }
    return cards;
  }

  private static String name(Case visit) {
    return visit.id() + " with " + visit.inputs().keySet();
  }
}
