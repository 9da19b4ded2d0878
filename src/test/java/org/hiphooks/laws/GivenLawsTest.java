package org.hiphooks.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.junit.jupiter.api.Test;

/** What no recorded finding may bring about. */
class GivenLawsTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final int PATIENTS = 500;

  private static final Knowledge KNOWLEDGE = Knowledge.load(Content.embedded());
  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final ServicePlan SERVICE = KNOWLEDGE.service("hip-pain-guidance").orElseThrow();
  private static final Decider DECIDER =
      new Decider(KNOWLEDGE, CompiledEvaluator.of(KNOWLEDGE.cql(), EvaluationLimit.NONE));

  /** Findings that speak for a red flag and against none. */
  private static final List<String> RED_FLAG_FINDINGS =
      List.of(
          "restPain",
          "nightPain",
          "rigors",
          "activeInfection",
          "immunosuppressed",
          "injectionDrugUse",
          "recentJointProcedure",
          "legShortExtRotated",
          "deformity",
          "neurovascularDeficit",
          "saddleAnaesthesia",
          "bladderDysfunction",
          "bowelIncontinence",
          "bilateralLegNeuro",
          "weightLoss",
          "cancerHistory",
          "activeCancer",
          "legImmobilised",
          "deepVeinTenderness",
          "entireLegSwollen",
          "pittingEdema",
          "collateralVeins",
          "priorDVT",
          "groinLump",
          "lumpIrreducible",
          "lumpTender",
          "vomiting",
          "testicularPainAcute",
          "testicularPain",
          "acutePelvicPain",
          "vaginalBleeding",
          "acuteAbdomen",
          "painOutOfProportion",
          "tenseCompartment",
          "painPassiveStretch",
          "hopTest",
          "fulcrum",
          "irPain",
          "logRoll",
          "antalgicGait",
          "painWeightBearing",
          "trainingLoadIncrease",
          "priorBSI",
          "systemicSteroid",
          "osteoporosis",
          "xrFracture",
          "mriFracture",
          "mriBSI",
          "xrStressFracture",
          "xrSCFE",
          "mriAVN",
          "boneLesion",
          "motorWeakness",
          "fallOrDirectBlow",
          "highEnergyTrauma",
          "eatingDisorder",
          "obligateER");

  @Test
  void onePositiveRedFlagFindingMoreNeverLowersALevel() {
    Patients patients = new Patients(KNOWLEDGE.cql(), CASES, 61);
    int raised = 0;
    for (int i = 0; i < PATIENTS; i++) {
      Map<String, Object> before = patients.next();
      Map<String, Object> after = new LinkedHashMap<>(before);
      String finding = patients.any(RED_FLAG_FINDINGS);
      after.put(finding, true);
      Map<String, String> one = redFlags(decide(before));
      Map<String, String> other = redFlags(decide(after));
      raised += one.equals(other) ? 0 : 1;
      one.forEach(
          (rule, level) ->
              assertThat(isAtLeast(level, rule, other))
                  .as("%s with %s true: %s, was %s", before, finding, other, one)
                  .isTrue());
    }
    assertThat(raised).isGreaterThan(PATIENTS / 20);
  }

  /** The rule itself, or the one that it gives way to (pathway C). */
  private static boolean isAtLeast(String level, String rule, Map<String, String> flags) {
    String now = flags.get(rule);
    return "critical".equals(now)
        || level.equals(now)
        || ("RF-05".equals(rule)
            && List.of(level, "critical").contains(String.valueOf(flags.get("RF-04"))))
        || ("RF-13".equals(rule) && flags.containsKey("RF-07"))
        || ("RF-15".equals(rule) && flags.containsValue("critical"));
  }

  @Test
  void aCriticalRedFlagNeverStandsBesideAnEscalationOrADifferential() {
    Patients patients = new Patients(KNOWLEDGE.cql(), CASES, 62);
    int critical = 0;
    for (int i = 0; i < PATIENTS; i++) {
      Map<String, Object> patient = patients.next();
      TreeSet<String> cards = new TreeSet<>();
      decide(patient).cards().forEach(card -> cards.add(card.toString()));
      if (cards.stream().anyMatch(card -> card.matches("RF-.* critical"))) {
        critical++;
        assertThat(cards).as(patient.toString()).noneMatch(card -> card.matches("(ESC|DX).*"));
      }
    }
    assertThat(critical).isGreaterThan(PATIENTS / 20);
  }

  @Test
  void noInjectionDrugOrExerciseIsSuggestedWhereThePathwayForbidsIt() {
    Patients patients = new Patients(KNOWLEDGE.cql(), CASES, 63);
    TreeSet<String> offered = new TreeSet<>();
    for (int i = 0; i < PATIENTS; i++) {
      Map<String, Object> patient = patients.next();
      Decision decision = decide(patient);
      for (FiredCard card : decision.cards()) {
        for (String suggestion : card.offered()) {
          String why = suggestion + " of " + card + " for " + patient;
          check(suggestion, "SG-NSAID", Forbidden.drugs(patient), why, offered);
          check(suggestion, "SG-INJ", Forbidden.injections(patient), why, offered);
          boolean open = redFlags(decision).keySet().stream().anyMatch(Forbidden::exercise);
          check(suggestion, "SG-PT", open, why, offered);
          check(suggestion, "SG-INJ", open, why, offered);
        }
      }
    }
    assertThat(offered).contains("SG-NSAID", "SG-INJ", "SG-PT");
  }

  private static void check(
      String suggestion, String kind, boolean forbidden, String why, TreeSet<String> offered) {
    if (suggestion.matches("(.*-)?" + kind + "(-(?!LATER).*)?")) {
      offered.add(kind);
      assertThat(forbidden).as(why).isFalse();
    }
  }

  private static Decision decide(Map<String, Object> patient) {
    return DECIDER.decide(SERVICE, Facts.given(patient), Map.of(), NOW);
  }

  private static Map<String, String> redFlags(Decision decision) {
    Map<String, String> levels = new TreeMap<>();
    if (decision.assessment().get("redFlags") instanceof Map<?, ?> flags) {
      flags.forEach((rule, level) -> levels.put(String.valueOf(rule), String.valueOf(level)));
    }
    return levels;
  }

  /** The pathway's lists (0.5 nsaidNoDraft, E3, F), written down once more. */
  private static final class Forbidden {

    private static final List<String> NO_DRUG =
        List.of(
            "activeGiBleed",
            "bleedingDisorderUncorrected",
            "pregnant",
            "anticoagulant",
            "giBleedOrUlcer",
            "heartFailure",
            "recentMIorCABG",
            "allergyNSAID",
            "lithium",
            "methotrexate",
            "ckd",
            "activeNSAID",
            "antiplatelet",
            "ssri",
            "cvd",
            "hypertensionUncontrolled",
            "heavyAlcohol",
            "systemicSteroid",
            "possiblePregnancy");
    private static final List<String> NO_INJECTION =
        List.of(
            "activeInfection",
            "allergySteroid",
            "prostheticHip",
            "bleedingDisorderUncorrected",
            "mriAVN",
            "xrAVN",
            "tendonAvulsionOrRupture",
            "pregnant",
            "possiblePregnancy");

    private static boolean drugs(Map<String, Object> patient) {
      return NO_DRUG.stream().anyMatch(name -> Boolean.TRUE.equals(patient.get(name)))
          || below(patient, "age", 18)
          || below(patient, "egfr", 60)
          || below(patient, "platelets", 50)
          || (!below(patient, "age", 65)
              && patient.containsKey("age")
              && !patient.containsKey("egfr"));
    }

    private static boolean injections(Map<String, Object> patient) {
      return NO_INJECTION.stream().anyMatch(name -> Boolean.TRUE.equals(patient.get(name)))
          || below(patient, "age", 18)
          || below(patient, "platelets", 50)
          || below(patient, "daysSinceLastInjection", 90)
          || below(patient, "arthroplastyPlannedDays", 91);
    }

    /** A hernia and a testicular source do not hold the ladder at warning level. */
    private static boolean exercise(String redFlag) {
      return !List.of("RF-10a", "RF-10b").contains(redFlag);
    }

    private static boolean below(Map<String, Object> patient, String name, int limit) {
      return patient.get(name) instanceof Number number
          && new BigDecimal(number.toString()).compareTo(BigDecimal.valueOf(limit)) < 0;
    }
  }
}
