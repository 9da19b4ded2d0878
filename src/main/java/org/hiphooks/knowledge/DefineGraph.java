package org.hiphooks.knowledge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which define refers to which.
 *
 * @param defines all of them, functions left out
 * @param references direct references of each define
 * @param retrieves FHIR types that each define retrieves itself
 * @param aliases for each library, the local names of the libraries it includes
 * @param repeats for a define that is nothing but a reference, what it refers to
 */
public record DefineGraph(
    Set<DefineName> defines,
    Map<DefineName, Set<DefineName>> references,
    Map<DefineName, Set<String>> retrieves,
    Map<String, Map<String, String>> aliases,
    Map<DefineName, DefineName> repeats) {

  /** Whether the define exists. */
  public boolean knows(DefineName define) {
    return references.containsKey(define);
  }

  /** Everything a define needs, itself included. */
  public Set<DefineName> closure(DefineName define) {
    Set<DefineName> seen = new LinkedHashSet<>();
    Deque<DefineName> open = new ArrayDeque<>();
    open.add(define);
    while (!open.isEmpty()) {
      DefineName next = open.remove();
      if (seen.add(next)) {
        open.addAll(references.getOrDefault(next, Set.of()));
      }
    }
    return seen;
  }

  /** Names of the inputs that a define needs, directly or not. */
  public Set<String> inputs(DefineName define) {
    Set<String> inputs = new LinkedHashSet<>();
    for (DefineName needed : closure(define)) {
      if (CompiledCql.INPUTS.equals(needed.library())) {
        inputs.add(needed.name());
      }
    }
    return inputs;
  }

  /** FHIR types that a define needs, directly or not. */
  public Set<String> retrieved(DefineName define) {
    Set<String> types = new LinkedHashSet<>();
    closure(define).forEach(needed -> types.addAll(retrieves.getOrDefault(needed, Set.of())));
    return types;
  }

  /** The define a reference in a library means. */
  public DefineName resolve(String library, @Nullable String alias, String name) {
    String target = alias == null ? library : aliases.getOrDefault(library, Map.of()).get(alias);
    return new DefineName(target == null ? String.valueOf(alias) : target, name);
  }
}
