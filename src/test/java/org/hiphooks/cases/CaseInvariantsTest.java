package org.hiphooks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in any record must hold in every case, together with what it entails. */
class CaseInvariantsTest {

  private static final InputCatalog CATALOG =
      InputCatalog.read(Content.ofDirectory(Path.of(".")).files());
  private static final Map<String, String> IMPLIES =
      Map.of(
          "warfarin", "anticoagulant",
          "activeCancer", "cancerHistory",
          "activeGiBleed", "giBleedOrUlcer",
          "hipInfectionDx", "hipDx",
          "hipFractureDx", "priorHipFractureDislocation",
          "gestationWeeks", "pregnant");
  private static final List<String> NEVER_FALSE =
      List.of(
          "Condition",
          "MedicationRequest",
          "MedicationStatement",
          "Procedure",
          "AllergyIntolerance",
          "DiagnosticReport",
          "ServiceRequest");

  static Collection<Case> cases() {
    return Cases.LIBRARY.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatImpliesAnotherFactComesWithIt(Case vignette) {
    Set<String> facts = facts(vignette);
    IMPLIES.forEach(
        (one, other) -> {
          if (facts.contains(one)) {
            assertThat(facts).contains(other);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void injectionsAreCountedAndDatedTogether(Case vignette) {
    assertThat(vignette.inputs().containsKey("injCount12m"))
        .isEqualTo(vignette.inputs().containsKey("daysSinceLastInjection"));
    vignette
        .number("daysSinceLastInjection")
        .ifPresent(
            days -> {
              assertThat(days.intValue()).isBetween(0, 365);
              if (days.intValue() <= 90) {
                assertThat(facts(vignette)).contains("recentJointProcedure");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRecentBypassIsARecentHeartEvent(Case vignette) {
    vignette
        .number("cabgDays")
        .filter(days -> days.intValue() <= 365)
        .ifPresent(days -> assertThat(facts(vignette)).contains("recentMIorCABG"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void withoutAnOnsetNoPictureExcludesAnything(Case vignette) {
    if (!vignette.inputs().containsKey("durationWeeks")) {
      for (String picture :
          List.of("mriBSI", "xrFracture", "mriFracture", "xrStressFracture", "xrSCFE")) {
        assertThat(vignette.isFalse(picture)).as(picture).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void problemsDrugsAndProceduresAreRecordedOrNotButNeverFalse(Case vignette) {
    for (String input : vignette.inputs().keySet()) {
      if (NEVER_FALSE.contains(CATALOG.get(input).resource()) && !"hipPain".equals(input)) {
        assertThat(vignette.isFalse(input)).as(input).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anAnaestheticAloneComesWithoutASteroid(Case vignette) {
    if (vignette.order().containsKey("ordDiagnosticOnly")) {
      assertThat(vignette.ordered("ordLA"))
          .hasValueSatisfying(la -> assertThat(la).isNotEqualTo("none"));
      assertThat(vignette.ordered("ordSteroid")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPregnancyHasUpTo44Weeks(Case vignette) {
    vignette
        .number("gestationWeeks")
        .ifPresent(weeks -> assertThat(weeks.intValue()).isBetween(0, 44));
  }

  private static Set<String> facts(Case vignette) {
    Set<String> facts = new HashSet<>(Cases.LIBRARY.renderer().entailed(vignette));
    vignette.inputs().keySet().stream()
        .filter(input -> !vignette.isFalse(input))
        .forEach(facts::add);
    return facts;
  }
}
