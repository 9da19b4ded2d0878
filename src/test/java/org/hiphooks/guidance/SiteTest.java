package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cases.Window;
import org.hiphooks.cdshooks.AnswerLinter;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Scalar;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SiteSection;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SiteSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A site that sets thresholds, or switches services and cards off. */
class SiteTest {

  private static final Knowledge KNOWLEDGE = RunningHipHooks.knowledge();
  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final String SERVICE = "hip-pain-guidance";
  private static final HipGuidance PLAIN = guidance(SiteSettings.DEFAULT);
  private static final HipGuidance NO_RED_FLAG_CARDS = guidance(site(Map.of(), redFlagsOff()));
  private static final HipGuidance AS_LIST =
      guidance(site(Map.of("EMERGENCY_RF_CARDS", "false"), Map.of()));

  static Stream<Case> visits() {
    return CASES.all().stream().filter(vignette -> "patient-view".equals(vignette.hook()));
  }

  static Stream<Case> redFlagVisits() {
    return visits().filter(vignette -> !vignette.expectation().redFlags().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("redFlagVisits")
  void aRedFlagThatIsSwitchedOffReleasesNothingAndIsNamed(Case vignette) throws Exception {
    List<Card> plain = PLAIN.answer(SERVICE, request(vignette), RunningHipHooks.NOW).cards();
    List<Card> off =
        NO_RED_FLAG_CARDS.answer(SERVICE, request(vignette), RunningHipHooks.NOW).cards();

    Set<String> expected = names(plain);
    boolean silenced = expected.removeIf(name -> name.startsWith("RF-"));
    if (silenced) {
      expected.add("OFF-01 INFO");
    }
    assertThat(names(off)).isEqualTo(expected);
    assertThat(off).allMatch(card -> AnswerLinter.check(card).isEmpty());
    off.forEach(
        card ->
            assertThat(card.extension().path("redFlags"))
                .isEqualTo(plain.get(0).extension().path("redFlags")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("redFlagVisits")
  void theEmergencyClassAsOneListReleasesNothingAndIsNeverMerged(Case vignette) throws Exception {
    List<Card> plain = PLAIN.answer(SERVICE, request(vignette), RunningHipHooks.NOW).cards();
    List<Card> list = AS_LIST.answer(SERVICE, request(vignette), RunningHipHooks.NOW).cards();

    Set<String> emergency = emergencyRules();
    boolean listed = plain.stream().anyMatch(card -> emergency.contains(card.rule()));
    assertThat(list.stream().anyMatch(card -> "RF-LIST".equals(card.rule()))).isEqualTo(listed);
    assertThat(list).noneMatch(card -> emergency.contains(card.rule()));
    if (listed) {
      assertThat(list).noneMatch(card -> card.rule().matches("(DX|ESC).*"));
    }
  }

  @Test
  void aCardThatHoldsNothingBackIsSwitchedOffInSilence() throws Exception {
    HipGuidance guidance = guidance(site(Map.of(), Map.of("SP-REDS", "off")));
    List<Card> cards = answer(guidance, "V09").cards();
    assertThat(names(answer(PLAIN, "V09").cards())).contains("SP-REDS INFO");
    assertThat(names(cards)).doesNotContain("SP-REDS INFO", "OFF-01 INFO");
  }

  @Test
  void oneLevelOfARuleCanBeSwitchedOff() throws Exception {
    HipGuidance guidance = guidance(site(Map.of(), Map.of("RF-01 warning", "off")));
    assertThat(names(answer(guidance, "V09").cards())).contains("RF-01 CRITICAL");
  }

  @Test
  void theLevelCountsMoreThanTheRule() throws Exception {
    HipGuidance guidance = guidance(site(Map.of(), Map.of("RF-01", "off", "RF-01 critical", "on")));
    assertThat(names(answer(guidance, "V09").cards())).contains("RF-01 CRITICAL");
  }

  @Test
  void aServiceThatIsSwitchedOffIsNeitherOfferedNorAnswered() {
    List<String> all = KNOWLEDGE.services().stream().map(ServicePlan::id).toList();
    String off = all.get(all.size() - 1);
    HipGuidance guidance = guidance(new SiteSettings(Map.of(), Set.of(off), Set.of()));
    assertThat(guidance.services().stream().map(ServiceDescription::id))
        .containsExactlyElementsOf(all.subList(0, all.size() - 1));
    assertThatThrownBy(() -> guidance.answer(off, request(CASES.get("V09")), RunningHipHooks.NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTheContentDoesNotKnowAreRefusedWithTheNearest() {
    SiteSection section =
        new SiteSection(
            Map.of("MAX_CARD", at("5")),
            Map.of("hip-pain-guidanze", at("off")),
            Map.of("RF-1", at("off"), "DATA-01", at("off")));
    assertThatThrownBy(() -> SiteSettings.of(KNOWLEDGE, section))
        .isInstanceOf(SettingsInvalid.class)
        .hasMessageContaining(
            "site.yaml:1: no setting is called 'MAX_CARD'; did you mean MAX_CARDS?")
        .hasMessageContaining("'hip-pain-guidanze'; did you mean hip-pain-guidance?")
        .hasMessageContaining("no rule is called 'RF-1'; did you mean RF-01?")
        .hasMessageContaining("DATA-01 says what an answer lacks and cannot be switched off");
  }

  @Test
  void aSiteThatSwitchesEverythingOffIsToldSo() {
    Map<String, Scalar> off =
        KNOWLEDGE.services().stream().collect(Collectors.toMap(ServicePlan::id, s -> at("off")));
    assertThatThrownBy(() -> SiteSettings.of(KNOWLEDGE, new SiteSection(Map.of(), off, Map.of())))
        .hasMessageContaining("every service is off");
  }

  @Test
  void aThresholdReachesTheRulesAndTheTexts() throws Exception {
    assertThat(names(answer(PLAIN, "V09").cards())).contains("RF-01 CRITICAL");
    HipGuidance site = guidance(site(Map.of("RF_IMAGING_HOURS", "24"), Map.of()));
    assertThat(detail(answer(PLAIN, "V09"))).contains("72 h");
    assertThat(detail(answer(site, "V09"))).contains("24 h");
  }

  @Test
  void aThresholdReachesTheReadingOfTheRecord() throws Exception {
    Case negative = visits().filter(c -> c.isFalse("mriBSI")).findFirst().orElseThrow();
    RenderOptions oldest = RenderOptions.plain().withWindow(Window.OLDEST);
    HipGuidance strict = guidance(site(Map.of("BSI_MRI_DAYS", "7"), Map.of()));
    assertThat(
            names(strict.answer(SERVICE, request(negative, oldest), RunningHipHooks.NOW).cards()))
        .isNotEqualTo(
            names(PLAIN.answer(SERVICE, request(negative, oldest), RunningHipHooks.NOW).cards()));
  }

  /** A setting that nothing reads would promise what it does not hold. */
  @Test
  void everySettingIsUsedByARuleATextOrTheMergingOfCards() {
    String used =
        Content.embedded().files().entrySet().stream()
            .filter(file -> !file.getKey().endsWith("HipSettings.cql"))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining("\n"));
    Set<String> unused = new TreeSet<>(KNOWLEDGE.settings().keySet());
    unused.removeIf(name -> used.contains('"' + name + '"') || used.contains('{' + name + '}'));
    assertThat(unused).containsExactly("MAX_CARDS");
  }

  @Test
  void theNumberOfCardsIsASetting() throws Exception {
    Case many = visits().filter(c -> c.expectation().cards().size() > 3).findFirst().orElseThrow();
    int most = 3;
    HipGuidance few = guidance(SiteSettings.ofValues(Map.of("MAX_CARDS", most)));
    List<Card> cards = few.answer(SERVICE, request(many), RunningHipHooks.NOW).cards();
    assertThat(cards.get(cards.size() - 1).rule()).isEqualTo("MORE");
    assertThat(cards).hasSizeLessThan(many.expectation().cards().size());
  }

  private static HipGuidance guidance(SiteSettings site) {
    return new HipGuidance(KNOWLEDGE, site, ClientSettings.UNNAMED, HipGuidance.FETCH_DEADLINE);
  }

  private static SiteSettings site(Map<String, String> settings, Map<String, String> rules) {
    return SiteSettings.of(KNOWLEDGE, new SiteSection(written(settings), Map.of(), written(rules)));
  }

  private static Map<String, Scalar> written(Map<String, String> values) {
    Map<String, Scalar> written = new LinkedHashMap<>();
    values.forEach((name, text) -> written.put(name, at(text)));
    return written;
  }

  private static Scalar at(String text) {
    return new Scalar(text, "site.yaml:1");
  }

  private static Map<String, String> redFlagsOff() {
    Map<String, String> off = new LinkedHashMap<>();
    cards().filter(CardPlan::redFlag).forEach(card -> off.put(card.rule(), "off"));
    return off;
  }

  private static Set<String> emergencyRules() {
    return cards()
        .filter(CardPlan::emergency)
        .map(CardPlan::rule)
        .filter(rule -> !"RF-15".equals(rule))
        .collect(Collectors.toSet());
  }

  private static Stream<CardPlan> cards() {
    return KNOWLEDGE.service(SERVICE).orElseThrow().cards().stream();
  }

  private static HookAnswer answer(HipGuidance guidance, String id) throws Exception {
    return guidance.answer(SERVICE, request(CASES.get(id)), RunningHipHooks.NOW);
  }

  private static HookRequest request(Case vignette) throws Exception {
    return request(vignette, RenderOptions.plain());
  }

  private static HookRequest request(Case vignette, RenderOptions options) throws Exception {
    return new RequestReader()
        .read(CASES.renderer().request(vignette, RunningHipHooks.NOW, options));
  }

  private static String detail(HookAnswer answer) {
    return String.valueOf(answer.cards().get(0).detail());
  }

  private static Set<String> names(List<Card> cards) {
    Set<String> names = new TreeSet<>();
    List<Card> all = new ArrayList<>(cards);
    for (Card card : all) {
      if (!"MORE".equals(card.rule())) {
        names.add(card.rule() + ' ' + card.indicator());
      }
      card.extension()
          .path("merged")
          .forEach(
              merged ->
                  names.add(
                      merged.path("rule").asText()
                          + ' '
                          + merged.path("level").asText().toUpperCase(Locale.ROOT)));
    }
    return names;
  }
}
