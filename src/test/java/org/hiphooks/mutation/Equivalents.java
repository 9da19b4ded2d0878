package org.hiphooks.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Mutants that are declared to mean the same as the rule, each with its reason: {@code
 * mutation/equivalent.json} among the test resources.
 *
 * @param entries the declarations
 */
record Equivalents(List<Entry> entries) {

  /**
   * One declaration.
   *
   * @param define pattern of {@code Library.define}
   * @param operator name of the operator
   * @param from pattern of what stands there
   * @param to pattern of what the mutant puts there
   * @param reason why no patient can tell the difference
   */
  record Entry(Pattern define, String operator, Pattern from, Pattern to, String reason) {

    boolean covers(Mutant mutant) {
      String name = mutant.define().library() + '.' + mutant.define().name();
      return operator.equals(mutant.operator().name())
          && define.matcher(name).matches()
          && from.matcher(mutant.from()).matches()
          && to.matcher(mutant.to()).matches();
    }
  }

  /** Defensive copy. */
  Equivalents {
    entries = List.copyOf(entries);
  }

  static Equivalents load() {
    List<Entry> entries = new ArrayList<>();
    try (InputStream file = Equivalents.class.getResourceAsStream("/mutation/equivalent.json")) {
      if (file == null) {
        throw new IllegalStateException("mutation/equivalent.json is missing");
      }
      for (JsonNode node : new ObjectMapper().readTree(file)) {
        entries.add(
            new Entry(
                pattern(node, "define"),
                node.path("operator").asText(),
                pattern(node, "from"),
                pattern(node, "to"),
                node.path("reason").asText()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("mutation/equivalent.json", e);
    }
    return new Equivalents(entries);
  }

  Optional<Entry> of(Mutant mutant) {
    return entries.stream().filter(entry -> entry.covers(mutant)).findFirst();
  }

  private static Pattern pattern(JsonNode node, String field) {
    return Pattern.compile(node.path(field).asText(".*"));
  }
}
