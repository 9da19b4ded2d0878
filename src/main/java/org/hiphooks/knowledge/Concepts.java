package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The concepts that texts of cards name: causes, cautions, steps, red flags.
 *
 * @param bySystem code system id to code to concept, in the order of the files
 */
public record Concepts(Map<String, Map<String, Concept>> bySystem) {

  /** Id of the code system of causes. */
  public static final String CAUSES = "hip-causes";

  /** Id of the code system of cautions and contraindications. */
  public static final String CAUTIONS = "hip-cautions";

  /** Id of the code system of steps. */
  public static final String STEPS = "hip-steps";

  /** Id of the code system of red flags. */
  public static final String RED_FLAGS = "hip-red-flags";

  /** Id of the code system of override reasons. */
  public static final String OVERRIDES = "hh-override";

  /** Defensive copy. */
  public Concepts {
    bySystem = Map.copyOf(bySystem);
  }

  /** The concepts of a code system in the order of its file; none if there is no such system. */
  public List<Concept> all(String system) {
    return new ArrayList<>(bySystem.getOrDefault(system, Map.of()).values());
  }

  /** The concept; empty if unknown. */
  public Optional<Concept> find(String system, String code) {
    return Optional.ofNullable(bySystem.getOrDefault(system, Map.of()).get(code));
  }

  /** The concept's name; the code itself if unknown. */
  public String display(String system, String code) {
    return find(system, code).map(Concept::display).orElse(code);
  }
}
