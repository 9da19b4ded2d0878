package org.hiphooks.laws;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.knowledge.CompiledCql;

/**
 * Patients by the thousand, the same for one seed: a visit of the cases of which some inputs are
 * lost and others are recorded as any case records them.
 */
final class Patients {

  private final Map<String, String> types;
  private final List<Case> visits;
  private final Map<String, TreeSet<String>> seen = new TreeMap<>();
  private final List<String> names;
  private final Random random;

  Patients(CompiledCql cql, CaseLibrary cases, long seed) {
    this.types = cql.inputs();
    this.visits = cases.all().stream().filter(c -> "patient-view".equals(c.hook())).toList();
    for (Case visit : visits) {
      visit.inputs().forEach((name, value) -> values(name).add(value.asText()));
    }
    this.names = List.copyOf(seen.keySet());
    this.random = new Random(seed);
  }

  private TreeSet<String> values(String name) {
    return seen.computeIfAbsent(name, n -> new TreeSet<>());
  }

  /** The next patient: values by input name. */
  Map<String, Object> next() {
    Map<String, Object> patient = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> input : visit().inputs().entrySet()) {
      if (random.nextInt(8) > 0) {
        patient.put(input.getKey(), typed(input.getKey(), input.getValue().asText()));
      }
    }
    for (int more = random.nextInt(10); more > 0; more--) {
      String name = names.get(random.nextInt(names.size()));
      List<String> possible = new ArrayList<>(values(name));
      patient.put(name, typed(name, possible.get(random.nextInt(possible.size()))));
    }
    return patient;
  }

  /** A visit of which inputs are lost, so that it is another patient's; still one to write. */
  Case nextVisit() {
    Case visit = visit();
    Map<String, JsonNode> inputs = new LinkedHashMap<>(visit.inputs());
    inputs.keySet().removeIf(name -> MAY_BE_LOST.contains(name) && random.nextInt(3) == 0);
    return new Case(
        visit.id(),
        visit.title(),
        visit.service(),
        visit.hook(),
        inputs,
        visit.order(),
        visit.expectation());
  }

  /** Inputs that no other one needs or entails. */
  private static final List<String> MAY_BE_LOST =
      List.of(
          "nrs",
          "onset",
          "canBearWeight",
          "locGroin",
          "locLateral",
          "locAnterior",
          "runner",
          "painWeightBearing",
          "restPain",
          "nightPain",
          "fadir",
          "gtTenderness",
          "irPain",
          "logRoll",
          "ptWeeks",
          "tempC",
          "crp",
          "kl",
          "hopTest",
          "longestRunSpikePct",
          "egfr",
          "hba1c");

  private Case visit() {
    return visits.get(random.nextInt(visits.size()));
  }

  private Object typed(String name, String text) {
    return switch (String.valueOf(types.get(name))) {
      case "Boolean" -> Boolean.valueOf(text);
      case "Integer" -> Integer.valueOf(text);
      case "Decimal" -> new BigDecimal(text);
      default -> text;
    };
  }

  /** One of these, by the same seed. */
  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
