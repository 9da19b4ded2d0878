package org.hiphooks.evaluate.compiled;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kotlinx.io.CoreKt;
import kotlinx.io.JvmCoreKt;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.LibrarySourceProvider;
import org.cqframework.cql.cql2elm.ModelManager;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineGraph;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.LibraryExpressions;
import org.hiphooks.knowledge.RuleNode;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResults;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;

/** Many expressions as one library, for both engines. What cannot be translated is left out. */
final class SuiteLibrary {

  /** Stands for the value of an expression that failed. */
  static final Object FAILED = new Object();

  private static final ModelManager MODELS = new ModelManager();
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final VersionedIdentifier identifier;
  private final Map<String, String> expressions;
  private final LibraryManager manager;
  private final CqlEngine engine;
  private final Program program;

  /**
   * Translates.
   *
   * @param name of the library
   * @param expressions CQL by name
   */
  SuiteLibrary(String name, Map<String, String> expressions) {
    this.identifier = new VersionedIdentifier().withId(name);
    this.expressions = new TreeMap<>(expressions);
    this.manager = translated();
    this.engine = new CqlEngine(new Environment(manager), Set.of());
    Map<DefineName, RuleNode> trees = new HashMap<>();
    for (String define : this.expressions.keySet()) {
      trees.put(
          new DefineName(name, define),
          new RuleNode("Expression", null, false, false, null, null, List.of()));
    }
    this.program =
        ProgramCompiler.rules(
            new CompiledCql(
                LibraryExpressions.kept(new LibraryExpressions.Held(manager, manager, Map.of())),
                Map.of(name, identifier),
                Map.of(),
                Map.of(),
                Map.of(),
                new DefineGraph(Set.of(), Map.of(), Map.of(), Map.of(), Map.of()),
                trees));
  }

  private LibraryManager translated() {
    while (true) {
      LibraryManager made = manager(text());
      List<CqlCompilerException> problems = new ArrayList<>();
      made.resolveLibrary(identifier, problems);
      List<CqlCompilerException> errors =
          problems.stream()
              .filter(p -> p.getSeverity() == CqlCompilerException.ErrorSeverity.Error)
              .toList();
      if (errors.isEmpty()) {
        return made;
      }
      List<String> names = List.copyOf(expressions.keySet());
      for (CqlCompilerException error : errors) {
        if (error.getLocator() == null) {
          throw new IllegalStateException("an error without a place", error);
        }
        expressions.remove(names.get(error.getLocator().getStartLine() - 2));
      }
    }
  }

  /** One line each, so that an error tells whose it is. */
  private String text() {
    StringBuilder text = new StringBuilder("library ").append(identifier.getId()).append('\n');
    expressions.forEach(
        (name, expression) ->
            text.append("define \"")
                .append(name)
                .append("\": ")
                .append(oneLine(expression))
                .append('\n'));
    return text.toString();
  }

  private static String oneLine(String expression) {
    return expression.replaceAll("//[^\n]*", " ").replaceAll("\\s*\n\\s*", " ");
  }

  private static LibraryManager manager(String text) {
    LibrarySourceProvider provider =
        wanted ->
            CoreKt.buffered(
                JvmCoreKt.asSource(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    CqlCompilerOptions options = CqlCompilerOptions.defaultOptions();
    options.getOptions().add(CqlCompilerOptions.Options.EnableResultTypes);
    LibraryManager manager = new LibraryManager(MODELS, options, new HashMap<>());
    manager.getLibrarySourceLoader().registerProvider(provider);
    return manager;
  }

  /** Whether the translator takes the expression. */
  boolean isTranslated(String name) {
    return expressions.containsKey(name);
  }

  /** Why it is not compiled; null if it is. */
  @Nullable String lacking(String name) {
    return program.lacking().get(new DefineName(String.valueOf(identifier.getId()), name));
  }

  /** Value on the reference engine. */
  @Nullable Object reference(String name) {
    EvaluationParams.LibraryParams.Builder wanted = new EvaluationParams.LibraryParams.Builder();
    wanted.expressions(List.of(name));
    EvaluationParams.Builder params = new EvaluationParams.Builder();
    params.library(identifier, wanted.build());
    params.setEvaluationDateTime(NOW.atZone(ZoneOffset.UTC));
    try {
      EvaluationResults results = engine.evaluate(params.build());
      if (results.hasExceptions()) {
        return FAILED;
      }
      ExpressionResult result = results.getOnlyResultOrThrow().getExpressionResults().get(name);
      return result == null ? FAILED : result.getValue();
    } catch (RuntimeException e) {
      return FAILED;
    }
  }

  /** Value of the compiled expression. */
  @Nullable Object compiled(String name) {
    Integer slot = program.slot(new DefineName(String.valueOf(identifier.getId()), name));
    if (slot == null) {
      throw new IllegalArgumentException(name + " is not compiled");
    }
    try {
      return Tuples.of(new Run(program, Given.settings(Map.of()), NOW, null).define(slot));
    } catch (RuntimeException e) {
      return FAILED;
    }
  }
}
