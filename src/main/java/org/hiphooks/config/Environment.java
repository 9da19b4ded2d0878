package org.hiphooks.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Environment variables that set what the file sets too. An empty one counts as absent. */
final class Environment {

  private static final Set<String> SECTIONS =
      Set.of(
          "HIPHOOKS_SERVER_",
          "HIPHOOKS_CONTENT_",
          "HIPHOOKS_MANAGEMENT_",
          "HIPHOOKS_LEDGER_",
          "HIPHOOKS_ADMIN_");

  private final Map<String, String> variables;
  private final Problems problems;
  private final TreeSet<String> known = new TreeSet<>();

  Environment(Map<String, String> variables, Problems problems) {
    this.variables = new TreeMap<>(variables);
    this.problems = problems;
  }

  /** A variable that others read. */
  void knows(String variable) {
    known.add(variable);
  }

  Optional<Scalar> scalar(String variable) {
    known.add(variable);
    return Optional.ofNullable(variables.get(variable))
        .map(String::trim)
        .filter(text -> !text.isEmpty())
        .map(text -> new Scalar(text, variable));
  }

  /** Values with commas between them. */
  Optional<List<Scalar>> list(String variable) {
    return scalar(variable)
        .map(
            value ->
                Arrays.stream(value.text().split(","))
                    .map(String::trim)
                    .filter(text -> !text.isEmpty())
                    .map(text -> new Scalar(text, variable))
                    .toList());
  }

  /** Names each variable that looks like one of ours and is none. */
  void refuseOthers() {
    for (String variable : variables.keySet()) {
      if (SECTIONS.stream().anyMatch(variable::startsWith) && !known.contains(variable)) {
        problems.add(variable, "unknown variable; known: " + String.join(", ", known));
      }
    }
  }
}
