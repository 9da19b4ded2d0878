package org.hiphooks.knowledge;

import java.util.ArrayList;
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
    LibraryCompiler compiler = new LibraryCompiler(sources, problems);
    Parts parts = parts(compiler);
    if (parts == null) {
      return null;
    }
    Map<String, VersionedIdentifier> identifiers = new LinkedHashMap<>();
    parts.libraries().forEach((name, library) -> identifiers.put(name, library.getIdentifier()));
    GivenInputs given = parts.given();
    DefineGraph graph = parts.graph();
    Map<DefineName, RuleNode> trees = new HashMap<>();
    LibraryExpressions.Held held = held(compiler, parts, trees);
    return new CompiledCql(
        compiler.isPackaged()
            ? LibraryExpressions.readable(held, () -> again(sources))
            : LibraryExpressions.kept(held),
        Map.copyOf(identifiers),
        given.types(),
        tuples(given, graph, held.defines()),
        sources(given, graph),
        graph,
        Map.copyOf(trees));
  }

  /** What both settings are made of. */
  private record Parts(
      LibraryManager reading,
      Map<String, Library> libraries,
      DefineGraph graph,
      GivenInputs given) {}

  private @Nullable Parts parts(LibraryCompiler compiler) {
    int before = problems.size();
    LibraryManager reading = compiler.manager(compiler.cache());
    Map<String, Library> libraries = compiler.compile(reading);
    if (problems.size() > before) {
      return null;
    }
    GivenInputs given = GivenInputs.of(libraries, problems);
    return given == null
        ? null
        : new Parts(reading, libraries, DefineGraphBuilder.build(libraries), given);
  }

  private static LibraryExpressions.Held held(
      LibraryCompiler compiler, Parts parts, Map<DefineName, RuleNode> trees) {
    Map<VersionedIdentifier, CompiledLibrary> cache = compiler.cache();
    LibraryManager rules =
        compiler.manager(
            underBothNames(RuleLibraries.of(cache, parts.given(), parts.graph(), trees)));
    cache.putAll(underBothNames(cache));
    return new LibraryExpressions.Held(
        parts.reading(), rules, DefineGraphBuilder.expressions(parts.libraries()));
  }

  /** What was without fault when it was first read. */
  static LibraryExpressions.Held again(SortedMap<String, String> sources) {
    CqlCompiler anew = new CqlCompiler(sources, new ArrayList<>());
    LibraryCompiler compiler = new LibraryCompiler(sources, anew.problems);
    Parts parts = anew.parts(compiler);
    if (parts == null) {
      throw new IllegalStateException("the libraries cannot be read again");
    }
    return held(compiler, parts, new HashMap<>());
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

  private static Map<String, DefineName> tuples(
      GivenInputs given, DefineGraph graph, Map<DefineName, Expression> expressions) {
    Map<String, DefineName> tuples = new HashMap<>();
    for (String input : given.types().keySet()) {
      Expression written = expressions.get(new DefineName(CompiledCql.INPUTS, input));
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
