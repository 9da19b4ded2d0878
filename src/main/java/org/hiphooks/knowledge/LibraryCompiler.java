package org.hiphooks.knowledge;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
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
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Compiles CQL files, each once: those it includes first, and one with errors stands for itself in
 * those above it, so that their own errors are found too. Model information is kept between
 * compilations: it is the cost.
 */
final class LibraryCompiler {

  private static final ModelManager MODELS = new ModelManager();
  private static final CompiledSources COMPILED = new CompiledSources();

  /** Libraries of the compiler itself, such as FHIRHelpers. */
  private static final Map<VersionedIdentifier, CompiledLibrary> STANDARD =
      new ConcurrentHashMap<>();

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, CqlSource> sources = new LinkedHashMap<>();
  private final CqlErrors errors;
  private final Map<VersionedIdentifier, CompiledLibrary> cache = new HashMap<>();
  private boolean isPackaged;

  /**
   * A compiler.
   *
   * @param texts path to CQL
   * @param problems takes what is wrong
   */
  LibraryCompiler(SortedMap<String, String> texts, List<ContentProblem> problems) {
    this.texts.putAll(byName(texts));
    texts.forEach((path, text) -> sources.put(fileName(path), CqlSource.of(path, text)));
    this.errors = new CqlErrors(List.copyOf(sources.values()), problems);
    STANDARD.forEach(
        (identifier, compiled) -> {
          if (!isOurs(identifier)) {
            cache.put(identifier, compiled);
          }
        });
  }

  /** Everything compiled, under the names it was asked for; also what libraries include. */
  Map<VersionedIdentifier, CompiledLibrary> cache() {
    return cache;
  }

  /** A manager that finds the libraries of a map, and compiles what the map lacks. */
  LibraryManager manager(Map<VersionedIdentifier, CompiledLibrary> known) {
    CqlCompilerOptions options = CqlCompilerOptions.defaultOptions();
    options.getOptions().add(CqlCompilerOptions.Options.EnableResultTypes);
    LibraryManager manager = new LibraryManager(MODELS, options, known);
    manager.getLibrarySourceLoader().registerProvider(new Texts(texts));
    return manager;
  }

  /** Texts by the names of their files. */
  static Map<String, String> byName(Map<String, String> texts) {
    Map<String, String> named = new LinkedHashMap<>();
    texts.forEach((path, text) -> named.put(fileName(path), text));
    return named;
  }

  /**
   * The libraries by name; one that cannot be compiled at all is missing. Those of the product's
   * own content were compiled when it was built.
   */
  Map<String, Library> compile(LibraryManager manager) {
    Map<String, CompiledLibrary> packaged = PackagedLibraries.of(texts);
    isPackaged = packaged != null;
    return packaged == null ? compiled(manager) : taken(packaged);
  }

  /** Whether the libraries were compiled when the product was built. */
  boolean isPackaged() {
    return isPackaged;
  }

  private Map<String, Library> taken(Map<String, CompiledLibrary> packaged) {
    packaged.forEach(this::keep);
    Map<String, Library> libraries = new LinkedHashMap<>();
    for (String name : inOrder()) {
      CompiledLibrary library = packaged.get(name);
      if (library == null || library.getLibrary() == null) {
        throw new IllegalStateException("library " + name + " is not packed");
      }
      libraries.put(name, library.getLibrary());
    }
    return libraries;
  }

  private Map<String, Library> compiled(LibraryManager manager) {
    Map<String, Library> libraries = new LinkedHashMap<>();
    synchronized (MODELS) {
      for (String name : inOrder()) {
        Library library = library(manager, name);
        if (library != null && library.getIdentifier() != null) {
          libraries.put(String.valueOf(library.getIdentifier().getId()), library);
        }
      }
    }
    cache.forEach(
        (identifier, compiled) -> {
          if (!isOurs(identifier)) {
            STANDARD.put(identifier, compiled);
          }
        });
    errors.report();
    return libraries;
  }

  private boolean isOurs(VersionedIdentifier identifier) {
    return sources.containsKey(String.valueOf(identifier.getId()));
  }

  private @Nullable Library library(LibraryManager manager, String name) {
    CompiledLibrary compiled = COMPILED.get(closure(name));
    if (compiled != null) {
      keep(name, compiled);
      return compiled.getLibrary();
    }
    CqlSource source = sources.get(name);
    return source == null ? null : compile(manager, name, source);
  }

  private @Nullable Library compile(LibraryManager manager, String name, CqlSource source) {
    List<CqlCompilerException> found = new ArrayList<>();
    CompiledLibrary compiled = null;
    try {
      compiled = manager.resolveLibrary(new VersionedIdentifier().withId(name), found);
    } catch (RuntimeException e) {
      errors.add(source, found.isEmpty() ? List.of(e) : found);
      return null;
    }
    errors.add(source, found);
    keep(name, compiled);
    if (!CqlCompilerException.hasErrors(found)) {
      COMPILED.put(closure(name), compiled);
    }
    return compiled.getLibrary();
  }

  /** An include names a version and a caller may not: both find it, also one with errors. */
  private void keep(String name, CompiledLibrary compiled) {
    cache.put(new VersionedIdentifier().withId(name), compiled);
    VersionedIdentifier full = compiled.getIdentifier();
    if (full != null) {
      cache.put(full, compiled);
    }
  }

  /** Names of the files, included ones first. */
  private Set<String> inOrder() {
    Set<String> order = new LinkedHashSet<>();
    sources.keySet().forEach(name -> visit(name, order, new LinkedHashSet<>()));
    return order;
  }

  private void visit(String name, Set<String> done, Set<String> open) {
    CqlSource source = sources.get(name);
    if (source != null && !done.contains(name) && open.add(name)) {
      source.includes().values().stream().sorted().forEach(other -> visit(other, done, open));
      done.add(name);
    }
  }

  /** All the text that a library depends on. */
  private String closure(String name) {
    Set<String> needed = new LinkedHashSet<>();
    visit(name, needed, new LinkedHashSet<>());
    StringBuilder text = new StringBuilder();
    for (String file : needed) {
      text.append(file).append('\0').append(texts.get(file)).append('\0');
    }
    return text.toString();
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ".cql".length());
  }

  /** Finds a library by its file name, whatever version is asked for. */
  private record Texts(Map<String, String> byName) implements LibrarySourceProvider {

    @Override
    public @Nullable Source getLibrarySource(VersionedIdentifier identifier) {
      String text = byName.get(String.valueOf(identifier.getId()));
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
