package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;

/**
 * The libraries as the rules run over them: inputs are given, and every Boolean part of a rule has
 * a define of its own.
 */
final class RuleLibraries {

  private RuleLibraries() {}

  /** Copies of the compiled libraries; fills the trees of all rule defines. */
  static Map<VersionedIdentifier, CompiledLibrary> of(
      Map<VersionedIdentifier, CompiledLibrary> cache,
      GivenInputs given,
      DefineGraph graph,
      Map<DefineName, RuleNode> trees) {
    Map<VersionedIdentifier, CompiledLibrary> copy = new HashMap<>(cache);
    copy.replaceAll(
        (identifier, compiled) -> {
          String name = String.valueOf(identifier.getId());
          Library library = compiled.getLibrary();
          if (CompiledCql.INPUTS.equals(name)) {
            return replaced(compiled, given.library());
          }
          boolean rules =
              library != null
                  && graph.aliases().getOrDefault(name, Map.of()).containsValue(CompiledCql.INPUTS);
          return rules && library != null
              ? replaced(compiled, withParts(name, library, graph, trees))
              : compiled;
        });
    return copy;
  }

  private static Library withParts(
      String name, Library library, DefineGraph graph, Map<DefineName, RuleNode> trees) {
    List<ExpressionDef> defines = new ArrayList<>(library.getStatements().getDef());
    for (ExpressionDef def : library.getStatements().getDef()) {
      if (def.getExpression() == null || def instanceof FunctionDef) {
        continue;
      }
      DefineName define = new DefineName(name, String.valueOf(def.getName()));
      RuleTreeBuilder.Tree tree = RuleTreeBuilder.build(graph, define, def.getExpression());
      trees.put(define, tree.node());
      defines.addAll(tree.parts());
    }
    // The engine finds defines by binary search.
    defines.sort(Comparator.comparing(define -> String.valueOf(define.getName())));
    Library copy = new Library();
    copy.setIdentifier(library.getIdentifier());
    copy.setSchemaIdentifier(library.getSchemaIdentifier());
    copy.setUsings(library.getUsings());
    copy.setIncludes(library.getIncludes());
    copy.setParameters(library.getParameters());
    copy.setCodeSystems(library.getCodeSystems());
    copy.setValueSets(library.getValueSets());
    copy.setCodes(library.getCodes());
    copy.setConcepts(library.getConcepts());
    copy.setContexts(library.getContexts());
    copy.setStatements(new Library.Statements().withDef(defines));
    return copy;
  }

  private static CompiledLibrary replaced(CompiledLibrary compiled, Library library) {
    CompiledLibrary replaced = new CompiledLibrary();
    replaced.setIdentifier(compiled.getIdentifier());
    replaced.setLibrary(library);
    return replaced;
  }
}
