package org.hiphooks.evaluate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import kotlin.Pair;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResults;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One engine for one patient. The engine caches what it evaluated, so it must never see a second
 * one.
 */
final class EngineRun {

  private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);

  private final Watchdog watchdog = new Watchdog();
  private final CqlEngine engine;
  private final EvaluationLimit limit;
  private final Map<String, VersionedIdentifier> libraries;
  private final Pair<String, Object> patient;
  private final Map<String, Object> parameters;
  private final Instant now;

  EngineRun(
      Environment environment,
      Map<String, VersionedIdentifier> libraries,
      String patientId,
      Map<String, ?> parameters,
      Instant now,
      EvaluationLimit limit) {
    this.engine = new CqlEngine(environment, watchdog);
    this.limit = limit;
    watchdog.watch(engine.getState());
    this.libraries = libraries;
    this.patient = new Pair<>("Patient", patientId);
    this.parameters = new HashMap<>(parameters);
    this.now = now;
  }

  /** Libraries that may have to be read again; null if that fails, which is said. */
  static @Nullable LibraryManager libraries(Supplier<LibraryManager> held) {
    try {
      return held.get();
    } catch (RuntimeException e) {
      LOG.error("the libraries of the reference engine cannot be read", e);
      return null;
    }
  }

  /**
   * Puts values in the place of defines. The context is set first: the engine forgets everything it
   * holds when the context changes.
   */
  void assume(Map<DefineName, ? extends @Nullable Object> assumed) {
    if (assumed.isEmpty()) {
      return;
    }
    engine.getState().setContextValue(patient.getFirst(), patient.getSecond());
    assumed.forEach(this::assume);
  }

  private void assume(DefineName define, @Nullable Object value) {
    if (value == Evaluator.FAILS) {
      watchdog.forbid(define);
      return;
    }
    ExpressionResult result = new ExpressionResult(value, new HashSet<>());
    engine.getCache().cacheExpression(identifier(define.library()), define.name(), result);
  }

  /**
   * Evaluates a library's defines in one go, which is fastest; if that fails or takes too long, one
   * by one, because the engine gives nothing at all when one define throws.
   */
  Values evaluate(Collection<DefineName> defines) {
    Map<String, List<String>> byLibrary = new LinkedHashMap<>();
    defines.forEach(
        d -> byLibrary.computeIfAbsent(d.library(), l -> new ArrayList<>()).add(d.name()));
    Map<DefineName, @Nullable Object> values = new HashMap<>();
    Set<DefineName> failed = new HashSet<>();
    long end = System.nanoTime() + limit.most().toNanos();
    byLibrary.forEach(
        (library, names) -> {
          watchdog.start(limit.together(), false);
          if (!evaluate(library, names, values)) {
            evaluateEach(library, names, values, failed, end);
          }
        });
    watchdog.slow().forEach(define -> LOG.warn("{} took too long and was stopped", define));
    return new Values(values, failed, watchdog.slow());
  }

  private void evaluateEach(
      String library,
      List<String> names,
      Map<DefineName, @Nullable Object> values,
      Set<DefineName> failed,
      long end) {
    for (String name : names) {
      watchdog.start(limit.each(), true);
      if (System.nanoTime() - end > 0 || !evaluate(library, List.of(name), values)) {
        failed.add(new DefineName(library, name));
      }
    }
  }

  /** The engine's message is never looked at or logged: it can hold data of the patient. */
  private boolean evaluate(
      String library, List<String> names, Map<DefineName, @Nullable Object> values) {
    EvaluationParams.LibraryParams.Builder wanted = new EvaluationParams.LibraryParams.Builder();
    wanted.expressions(names);
    EvaluationParams.Builder params = new EvaluationParams.Builder();
    params.library(identifier(library), wanted.build());
    params.setContextParameter(patient);
    params.setParameters(parameters);
    params.setEvaluationDateTime(now.atZone(ZoneOffset.UTC));
    EvaluationResults results;
    try {
      results = engine.evaluate(params.build());
    } catch (RuntimeException e) {
      return false;
    }
    if (results.hasExceptions()) {
      return false;
    }
    // One copy of all results: asking the engine's result name by name copies them all each time.
    Map<String, ExpressionResult> all = results.getOnlyResultOrThrow().getExpressionResults();
    for (String name : names) {
      ExpressionResult value = all.get(name);
      values.put(
          new DefineName(library, name), value == null ? null : CqlValues.plain(value.getValue()));
    }
    return true;
  }

  private VersionedIdentifier identifier(String library) {
    VersionedIdentifier identifier = libraries.get(library);
    if (identifier == null) {
      throw new IllegalArgumentException("no library " + library);
    }
    return identifier;
  }
}
