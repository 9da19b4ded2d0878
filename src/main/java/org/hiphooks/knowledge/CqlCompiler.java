package org.hiphooks.knowledge;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import kotlinx.io.CoreKt;
import kotlinx.io.JvmCoreKt;
import kotlinx.io.Source;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryContentType;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.LibrarySourceProvider;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.cql2elm.tracking.TrackBack;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.Property;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the CQL of a content. Model information is kept between compilations: it is the cost.
 */
final class CqlCompiler {

  private static final ModelManager MODELS = new ModelManager();

  private final SortedMap<String, String> sources;
  private final List<ContentProblem> problems;

  CqlCompiler(SortedMap<String, String> sources, List<ContentProblem> problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** The compiled libraries; null if one has an error, which is then among the problems. */
  @Nullable CompiledCql compile() {
    Map<VersionedIdentifier, CompiledLibrary> cache = new HashMap<>();
    LibraryManager reading = manager(cache);
    Map<String, VersionedIdentifier> identifiers = new LinkedHashMap<>();
    Map<String, Library> libraries = new LinkedHashMap<>();
    synchronized (MODELS) {
      for (String path : sources.keySet()) {
        Library library = compile(reading, path);
        if (library != null && library.getIdentifier() != null) {
          String name = String.valueOf(library.getIdentifier().getId());
          identifiers.put(name, library.getIdentifier());
          libraries.put(name, library);
        }
      }
    }
    if (!problems.isEmpty()) {
      return null;
    }
    DefineGraph graph = DefineGraphBuilder.build(libraries);
    GivenInputs given = GivenInputs.of(libraries, problems);
    if (given == null) {
      return null;
    }
    Map<DefineName, RuleNode> trees = new HashMap<>();
    LibraryManager rules = manager(underBothNames(RuleLibraries.of(cache, given, graph, trees)));
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

  private LibraryManager manager(Map<VersionedIdentifier, CompiledLibrary> cache) {
    CqlCompilerOptions options = CqlCompilerOptions.defaultOptions();
    options.getOptions().add(CqlCompilerOptions.Options.EnableResultTypes);
    LibraryManager manager = new LibraryManager(MODELS, options, cache);
    manager.getLibrarySourceLoader().registerProvider(new Sources(sources));
    return manager;
  }

  private @Nullable Library compile(LibraryManager manager, String path) {
    String name = libraryName(path);
    List<CqlCompilerException> errors = new ArrayList<>();
    Library library = null;
    try {
      library = manager.resolveLibrary(new VersionedIdentifier().withId(name), errors).getLibrary();
    } catch (RuntimeException e) {
      if (errors.isEmpty()) {
        problems.add(new ContentProblem(path, 0, 0, "cannot be compiled: " + e.getMessage()));
      }
    }
    for (CqlCompilerException error : errors) {
      if (error.getSeverity() == CqlCompilerException.ErrorSeverity.Error) {
        ContentProblem problem = problem(path, error);
        if (!problems.contains(problem)) {
          problems.add(problem);
        }
      }
    }
    return library;
  }

  private ContentProblem problem(String path, CqlCompilerException error) {
    TrackBack at = error.getLocator();
    String message = String.valueOf(error.getMessage());
    if (at == null) {
      return new ContentProblem(path, 0, 0, message);
    }
    VersionedIdentifier library = at.getLibrary();
    String file =
        library == null || library.getId() == null ? path : "cql/" + library.getId() + ".cql";
    return new ContentProblem(file, at.getStartLine(), at.getStartChar(), message);
  }

  private static String libraryName(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ".cql".length());
  }

  /** Hands the sources to the translator; it asks by library name. */
  private record Sources(SortedMap<String, String> byPath) implements LibrarySourceProvider {

    @Override
    public @Nullable Source getLibrarySource(VersionedIdentifier identifier) {
      String text = byPath.get("cql/" + identifier.getId() + ".cql");
      return text == null
          ? null
          : CoreKt.buffered(
              JvmCoreKt.asSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public @Nullable Source getLibraryContent(
        VersionedIdentifier identifier, LibraryContentType type) {
      return type == LibraryContentType.CQL ? getLibrarySource(identifier) : null;
    }
  }
}
