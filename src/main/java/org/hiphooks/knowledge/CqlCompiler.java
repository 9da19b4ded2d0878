package org.hiphooks.knowledge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.Property;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;

/** Compiles the CQL of a content in the two settings it runs in. */
final class CqlCompiler {

  private final SortedMap<String, String> sources;
  private final List<ContentProblem> problems;

  CqlCompiler(SortedMap<String, String> sources, List<ContentProblem> problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** The compiled libraries; null if one has an error, which is then among the problems. */
  @Nullable CompiledCql compile() {
    int before = problems.size();
    LibraryCompiler compiler = new LibraryCompiler(sources, problems);
    Map<VersionedIdentifier, CompiledLibrary> cache = compiler.cache();
    LibraryManager reading = compiler.manager(cache);
    Map<String, Library> libraries = compiler.compile(reading);
    if (problems.size() > before) {
      return null;
    }
    Map<String, VersionedIdentifier> identifiers = new LinkedHashMap<>();
    libraries.forEach((name, library) -> identifiers.put(name, library.getIdentifier()));
    DefineGraph graph = DefineGraphBuilder.build(libraries);
    GivenInputs given = GivenInputs.of(libraries, problems);
    if (given == null) {
      return null;
    }
    Map<DefineName, RuleNode> trees = new HashMap<>();
    LibraryManager rules =
        compiler.manager(underBothNames(RuleLibraries.of(cache, given, graph, trees)));
    cache.putAll(underBothNames(cache));
    return new CompiledCql(
        reading,
        rules,
        Map.copyOf(identifiers),
        given.types(),
        tuples(given, graph),
        sources(given, graph),
        graph,
        Map.copyOf(trees));
  }

  private static Map<String, Set<String>> sources(GivenInputs given, DefineGraph graph) {
    Map<String, Set<String>> sources = new HashMap<>();
    for (String input : given.types().keySet()) {
      sources.put(input, Set.copyOf(graph.retrieved(new DefineName(CompiledCql.INPUTS, input))));
    }
    return Map.copyOf(sources);
  }

  /** An include names a version and a caller may not: both must find the compiled library. */
  private static Map<VersionedIdentifier, CompiledLibrary> underBothNames(
      Map<VersionedIdentifier, CompiledLibrary> libraries) {
    Map<VersionedIdentifier, CompiledLibrary> both = new HashMap<>();
    libraries.forEach(
        (asked, compiled) -> {
          VersionedIdentifier full = compiled.getIdentifier();
          if (full != null) {
            both.putIfAbsent(full, compiled);
            both.putIfAbsent(
                new VersionedIdentifier().withId(full.getId()), both.getOrDefault(full, compiled));
          }
          both.put(asked, full == null ? compiled : both.getOrDefault(full, compiled));
        });
    return both;
  }

  private static Map<String, DefineName> tuples(GivenInputs given, DefineGraph graph) {
    Map<String, DefineName> tuples = new HashMap<>();
    for (String input : given.types().keySet()) {
      Expression written = graph.expressions().get(new DefineName(CompiledCql.INPUTS, input));
      if (written instanceof Property property
          && "value".equals(property.getPath())
          && property.getSource() instanceof ExpressionRef source) {
        tuples.put(
            input,
            graph.resolve(
                CompiledCql.INPUTS, source.getLibraryName(), String.valueOf(source.getName())));
      }
    }
    return Map.copyOf(tuples);
  }
}
