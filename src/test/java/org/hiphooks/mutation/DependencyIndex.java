package org.hiphooks.mutation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineGraph;
import org.hiphooks.knowledge.DefineName;

/** What rests on what: the defines that can change when one of them, or a parameter, changes. */
final class DependencyIndex {

  private final DefineGraph graph;
  private final Map<DefineName, Set<DefineName>> usedBy = new HashMap<>();
  private final Map<DefineName, Set<DefineName>> users = new HashMap<>();
  private final Map<DefineName, Integer> places = new HashMap<>();
  private final Set<DefineName> placed = new HashSet<>();

  DependencyIndex(CompiledCql cql) {
    this.graph = cql.graph();
    graph
        .references()
        .forEach(
            (define, references) ->
                references.forEach(
                    reference ->
                        usedBy.computeIfAbsent(reference, r -> new LinkedHashSet<>()).add(define)));
    cql.expressions()
        .get()
        .defines()
        .forEach(
            (define, expression) ->
                ParameterUse.of(graph, define, expression)
                    .forEach(
                        parameter ->
                            usedBy
                                .computeIfAbsent(parameter, p -> new LinkedHashSet<>())
                                .add(define)));
  }

  /** Adds what a function's body refers to beside defines. */
  void addUse(DefineName parameter, DefineName by) {
    usedBy.computeIfAbsent(parameter, p -> new LinkedHashSet<>()).add(by);
  }

  /** The defines whose own expression changes; for a function those that call it. */
  Set<DefineName> changed(DefineName define) {
    if (graph.defines().contains(define)) {
      return Set.of(define);
    }
    Set<DefineName> changed = new LinkedHashSet<>();
    for (DefineName user : usedBy.getOrDefault(define, Set.of())) {
      changed.addAll(changed(user));
    }
    return changed;
  }

  /** The defines that refer to a define, directly or through functions. */
  Set<DefineName> users(DefineName define) {
    return users.computeIfAbsent(
        define,
        name -> {
          Set<DefineName> found = new LinkedHashSet<>();
          usedBy.getOrDefault(name, Set.of()).forEach(user -> found.addAll(changed(user)));
          return found;
        });
  }

  /** Everything that some defines need, themselves included. */
  Set<DefineName> needed(Collection<DefineName> defines) {
    Set<DefineName> needed = new LinkedHashSet<>();
    defines.forEach(define -> needed.addAll(graph.closure(define)));
    return needed;
  }

  /** Place of a define in an order in which everything comes after what it needs. */
  int place(DefineName define) {
    if (places.isEmpty()) {
      graph.defines().stream().sorted().forEach(this::putPlace);
    }
    return places.getOrDefault(define, -1);
  }

  private void putPlace(DefineName define) {
    if (!placed.add(define)) {
      return;
    }
    graph.references().getOrDefault(define, Set.of()).forEach(this::putPlace);
    places.put(define, places.size());
  }
}
