package org.hiphooks.decide;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hiphooks.knowledge.DefineGraph;
import org.hiphooks.knowledge.DefineName;

/** Which inputs a define rests on, found once for each that is asked about. Thread-safe. */
final class InputsBehind {

  private final DefineGraph graph;
  private final Map<DefineName, Set<String>> known = new ConcurrentHashMap<>();

  InputsBehind(DefineGraph graph) {
    this.graph = graph;
  }

  /** Names of the inputs that a define needs, directly or not. */
  Set<String> inputs(DefineName define) {
    return known.computeIfAbsent(define, asked -> Set.copyOf(graph.inputs(asked)));
  }
}
