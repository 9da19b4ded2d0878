package org.hiphooks.mutation;

import java.util.LinkedHashSet;
import java.util.Set;
import org.hiphooks.knowledge.DefineGraph;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.ParameterRef;

/** The parameters that an expression reads. */
final class ParameterUse {

  private ParameterUse() {}

  static Set<DefineName> of(DefineGraph graph, DefineName define, Object expression) {
    Set<DefineName> found = new LinkedHashSet<>();
    collect(graph, define, expression, found);
    return found;
  }

  private static void collect(
      DefineGraph graph, DefineName define, Object node, Set<DefineName> found) {
    if (node instanceof ParameterRef ref) {
      found.add(
          graph.resolve(define.library(), ref.getLibraryName(), String.valueOf(ref.getName())));
    }
    for (ElmSlots.Slot part : ElmSlots.of(node)) {
      collect(graph, define, part.node(), found);
    }
  }
}
