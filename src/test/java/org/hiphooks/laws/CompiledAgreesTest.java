package org.hiphooks.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.Values;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.RuleNode;
import org.junit.jupiter.api.Test;

/**
 * The compiled rules compute what the reference engine computes: each define of each case and of
 * patients by the thousand, equal in value and type. {@code -Dhiphooks.compared=20000} compares as
 * many patients as that.
 */
class CompiledAgreesTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final int COMPARED = Integer.getInteger("hiphooks.compared", 100);
  private static final long SEED = Long.getLong("hiphooks.seed", 42);

  private static final CompiledCql CQL = Knowledge.load(Content.embedded()).cql();
  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final CompiledEvaluator COMPILED = CompiledEvaluator.of(CQL, EvaluationLimit.NONE);
  private static final Evaluator REFERENCE = new CqlEvaluator(CQL);
  private static final Set<DefineName> DEFINES = defines();

  private static Set<DefineName> defines() {
    Set<DefineName> defines = new LinkedHashSet<>();
    CQL.trees()
        .forEach(
            (name, tree) -> {
              if (!"Patient".equals(name.name())) {
                defines.add(name);
                parts(tree, defines);
              }
            });
    CQL.inputs().keySet().forEach(name -> defines.add(new DefineName(CompiledCql.INPUTS, name)));
    return defines;
  }

  private static void parts(RuleNode node, Set<DefineName> defines) {
    if (node.define() != null) {
      defines.add(node.define());
    }
    node.children().forEach(child -> parts(child, defines));
  }

  private static void compare(
      String who, Map<String, Object> inputs, Map<String, ?> settings, Map<DefineName, ?> assumed) {
    Values ours = COMPILED.evaluate(DEFINES, inputs, settings, NOW, assumed);
    Values theirs = REFERENCE.evaluate(DEFINES, inputs, settings, NOW, assumed);
    List<String> differences = new ArrayList<>();
    for (DefineName define : DEFINES) {
      Object own = ours.byDefine().get(define);
      Object other = theirs.byDefine().get(define);
      boolean isSame = own == null ? other == null : own.equals(other);
      if (!isSame || ours.failed().contains(define) != theirs.failed().contains(define)) {
        differences.add(define + ": " + own + ", the reference " + other);
      }
    }
    assertThat(differences).as("%s, seed %d", who, SEED).isEmpty();
    assertThat(ours.byDefine().keySet()).isEqualTo(theirs.byDefine().keySet());
  }

  @Test
  void nothingOfOurContentIsLeftToTheReferenceEngine() {
    assertThat(COMPILED.lacking()).isEmpty();
    assertThat(DEFINES).hasSizeGreaterThan(1000);
  }

  @Test
  void everyDefineOfEveryCaseIsTheSame() {
    for (Case vignette : CASES.all()) {
      compare(vignette.id(), inputs(vignette), Map.of(), Map.of());
    }
    System.out.printf("%d cases, %d defines each%n", CASES.all().size(), DEFINES.size());
  }

  @Test
  void everyDefineOfGeneratedPatientsIsTheSame() {
    Patients patients = new Patients(CQL, CASES, SEED);
    for (int i = 0; i < COMPARED; i++) {
      compare("patient " + i, patients.next(), Map.of(), Map.of());
    }
    System.out.printf("%d patients, %d defines each%n", COMPARED, DEFINES.size());
  }

  @Test
  void whatIsAssumedAndWhatFailsSpreadsInTheSameWay() {
    Patients patients = new Patients(CQL, CASES, SEED + 1);
    List<DefineName> all = List.copyOf(DEFINES);
    for (int i = 0; i < COMPARED / 4; i++) {
      Map<DefineName, Object> assumed = new HashMap<>();
      assumed.put(patients.any(all), Evaluator.FAILS);
      assumed.put(patients.any(all), Evaluator.FAILS);
      compare("patient " + i, patients.next(), Map.of("CHRONIC_WEEKS", 6), assumed);
    }
  }

  private static Map<String, Object> inputs(Case vignette) {
    Map<String, JsonNode> recorded = new HashMap<>(vignette.inputs());
    recorded.putAll(vignette.order());
    Map<String, Object> inputs = new HashMap<>();
    CQL.inputs()
        .forEach(
            (input, type) -> {
              JsonNode value = recorded.get(input);
              if (value != null && !value.isNull()) {
                inputs.put(input, value(type, value.asText()));
              }
            });
    return inputs;
  }

  private static Object value(String type, String text) {
    return switch (type) {
      case "Boolean" -> Boolean.valueOf(text);
      case "Integer" -> Integer.valueOf(text);
      case "Decimal" -> new BigDecimal(text);
      default -> text;
    };
  }
}
