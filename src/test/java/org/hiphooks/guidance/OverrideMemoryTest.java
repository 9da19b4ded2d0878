package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hiphooks.cards.OverrideMemory;
import org.hiphooks.cards.PastOverride;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.AnswerLinter;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.SiteSettings;
import org.hiphooks.net.Hosts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an earlier override changes, and what it must not change. */
class OverrideMemoryTest {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final Instant NOW = RunningHipHooks.NOW;
  private static final String SERVICE = "hip-pain-guidance";
  private static final String SOMEBODY = "Practitioner/somebody";
  private static final String RED_FLAG = "V09";
  private static final String OLD_FINDING = "V33";
  private static final String ADVICE = "V05";

  @Test
  void aCriticalCardIsShownAsAddressedAndReleasesNothing() throws Exception {
    List<Card> open = cards(RED_FLAG, OverrideMemory.NONE);
    List<Card> cards = cards(RED_FLAG, memory("RF01C", SOMEBODY, "excluded-by-test", 2));

    assertThat(cards).extracting(Card::rule).containsExactlyInAnyOrderElementsOf(rules(open));
    Card addressed = find(cards, "RF-01");
    assertThat(addressed.indicator()).isEqualTo(Indicator.INFO);
    assertThat(addressed.summary())
        .startsWith("Previously addressed (Excluded by a test, 1 Jun 2026): Possible");
    assertThat(addressed.detail()).isEqualTo(find(open, "RF-01").detail());
    assertThat(addressed.source().topic().code()).isEqualTo("RF01I");
    assertThat(addressed.uuid()).isNotEqualTo(find(open, "RF-01").uuid());
    assertThat(addressed.extension().path("level").asText()).isEqualTo("info");
    assertThat(addressed.extension().at("/addressed/level").asText()).isEqualTo("critical");
    assertThat(addressed.extension().at("/redFlags/RF-01").asText()).isEqualTo("critical");
    assertThat(cards).allMatch(card -> AnswerLinter.check(card).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "excluded-by-test, 719, true",
    "excluded-by-test, 721, false",
    "specialist-already-involved, 719, true",
    "patient-declined, 23, true",
    "patient-declined, 25, false",
    ", 23, true",
    ", 25, false",
    "a-reason-nobody-knows, 23, true",
    "a-reason-nobody-knows, 25, false",
    "excluded-by-test, -1, false",
  })
  void aReasonHoldsForItsTime(@Nullable String reason, int hoursAgo, boolean holds)
      throws Exception {
    ObjectNode request = request(OLD_FINDING);
    age(request);
    List<Card> cards = answer(request, memory("RF06C", SOMEBODY, reason, hoursAgo));
    Indicator expected = holds ? Indicator.INFO : Indicator.CRITICAL;
    assertThat(find(cards, "RF-06").indicator()).isEqualTo(expected);
  }

  @Test
  void aFindingThatIsNewerEndsIt() throws Exception {
    List<Card> cards = cards(RED_FLAG, memory("RF01C", SOMEBODY, "excluded-by-test", 24 * 20));
    assertThat(find(cards, "RF-01").indicator()).isEqualTo(Indicator.CRITICAL);
  }

  @Test
  void anotherLevelOfTheRuleIsAnotherCard() throws Exception {
    List<Card> cards = cards(RED_FLAG, memory("RF01W", SOMEBODY, "excluded-by-test", 2));
    assertThat(find(cards, "RF-01").indicator()).isEqualTo(Indicator.CRITICAL);
  }

  @Test
  void adviceThatTheUserHasPutAwayIsNotShownToThisUser() throws Exception {
    HookRequest request = read(request(ADVICE));
    String topic = find(cards(ADVICE, OverrideMemory.NONE), "ESC-0").source().topic().code();
    String user = request.context().userId();
    assertThat(rules(cards(ADVICE, memory(topic, user, null, 2)))).doesNotContain("ESC-0");
    Card other = find(cards(ADVICE, memory(topic, SOMEBODY, null, 2)), "ESC-0");
    assertThat(other.summary()).startsWith("Previously addressed (no reason given, 1 Jun 2026)");
  }

  /** A dangerous order and a dangerous problem; the override is of the rule at its level. */
  @ParameterizedTest
  @CsvSource({
    "O03, hip-order-sign, order-sign, ORD-01, ORD01C",
    "O03, hip-order-select, order-select, ORD-01, ORD01C",
    "O61, hip-problem-list, problem-list-item-create, PLI-04, PLI04C",
  })
  void anOrderOrProblemIsShownAsAddressedWithAllThatItSuggests(
      String id, String service, String hook, String rule, String topic) throws Exception {
    ObjectNode request =
        CASES.renderer().request(CASES.get(id), NOW, RenderOptions.plain().to(service, hook));
    Card open = find(answer(service, request, OverrideMemory.NONE), rule);
    assertThat(open.indicator()).isEqualTo(Indicator.CRITICAL);

    List<Card> cards =
        answer(service, request, memory(topic, SOMEBODY, "specialist-already-involved", 2));
    Card addressed = find(cards, rule);
    assertThat(addressed.indicator()).isEqualTo(Indicator.INFO);
    assertThat(addressed.summary()).startsWith("Previously addressed (");
    assertThat(addressed.suggestions()).isEqualTo(open.suggestions());
    assertThat(addressed.extension().at("/addressed/level").asText()).isEqualTo("critical");
    assertThat(cards).allMatch(card -> AnswerLinter.check(card).isEmpty());

    List<Card> later = answer(service, request, memory(topic, SOMEBODY, null, 25));
    assertThat(find(later, rule)).isEqualTo(open);
  }

  @Test
  void adviceAboutAnOrderThatTheUserHasPutAwayIsNotShownToThisUser() throws Exception {
    ObjectNode request = request("O70");
    String user = read(request).context().userId();
    String service = "hip-order-sign";
    assertThat(rules(answer(service, request, OverrideMemory.NONE))).containsExactly("ORD-05");
    assertThat(answer(service, request, memory("ORD05I", user, null, 2))).isEmpty();
    assertThat(answer(service, request, memory("ORD05I", SOMEBODY, null, 2)))
        .extracting(Card::summary)
        .singleElement()
        .asString()
        .startsWith("Previously addressed (no reason given, ");
  }

  @Test
  void aMemoryThatFailsRemembersNothing() throws Exception {
    OverrideMemory broken =
        (client, patient, looking, since) -> {
          throw new IllegalStateException("store");
        };
    assertThat(cards(RED_FLAG, broken)).isEqualTo(cards(RED_FLAG, OverrideMemory.NONE));
  }

  @Test
  void theMemoryIsAskedForThisClientsPatientAndNoLongerThanNeeded() throws Exception {
    HookRequest request = read(request(RED_FLAG));
    OverrideMemory asked =
        (client, patient, looking, since) -> {
          assertThat(client).isEqualTo(ClientSettings.UNNAMED.name());
          assertThat(patient).isEqualTo(request.context().patientId());
          assertThat(since).isEqualTo(NOW.minus(Duration.ofDays(30)));
          return List.of(new PastOverride("RF01C", false, null, NOW.minusSeconds(60)));
        };
    assertThat(find(cards(RED_FLAG, asked), "RF-01").indicator()).isEqualTo(Indicator.INFO);
  }

  private static OverrideMemory memory(
      String topic, String user, @Nullable String reason, int hoursAgo) {
    Instant at = NOW.minus(Duration.ofHours(hoursAgo));
    return (client, patient, looking, since) ->
        List.of(new PastOverride(topic, user.equals(looking), reason, at));
  }

  /** Dates the picture, on which the red flag rests, before any override. */
  private static void age(JsonNode node) {
    if (node instanceof ObjectNode object
        && "mri-avn".equals(object.at("/code/coding/0/code").asText())) {
      object.put("effectiveDateTime", NOW.minus(Duration.ofDays(31)).toString());
    }
    node.forEach(OverrideMemoryTest::age);
  }

  private static List<Card> cards(String id, OverrideMemory memory) throws Exception {
    return answer(request(id), memory);
  }

  private static List<Card> answer(ObjectNode request, OverrideMemory memory) throws Exception {
    return answer(SERVICE, request, memory);
  }

  private static List<Card> answer(String service, ObjectNode request, OverrideMemory memory)
      throws Exception {
    return new HipGuidance(
            RunningHipHooks.knowledge(),
            SiteSettings.DEFAULT,
            ClientSettings.UNNAMED,
            new Surroundings(
                new Hosts(), new CompositeMeterRegistry(), HipGuidance.FETCH_DEADLINE, memory))
        .answer(service, read(request), NOW)
        .cards();
  }

  private static ObjectNode request(String id) {
    return CASES.renderer().request(CASES.get(id), NOW, RenderOptions.plain());
  }

  private static HookRequest read(ObjectNode request) throws Exception {
    return new RequestReader().read(request);
  }

  private static List<String> rules(List<Card> cards) {
    return cards.stream().map(Card::rule).toList();
  }

  private static Card find(List<Card> cards, String rule) {
    return cards.stream().filter(card -> rule.equals(card.rule())).findFirst().orElseThrow();
  }
}
