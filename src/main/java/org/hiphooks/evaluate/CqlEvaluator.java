package org.hiphooks.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.Environment;

/** The reference implementation: rules run on the CQL engine over given inputs. */
public final class CqlEvaluator implements Evaluator {

  private static final String NOBODY = "given";

  private final CompiledCql cql;
  private final EvaluationLimit limit;

  /** For one content, for as long as it takes. */
  public CqlEvaluator(CompiledCql cql) {
    this(cql, EvaluationLimit.NONE);
  }

  /** For one content and within a limit. */
  public CqlEvaluator(CompiledCql cql, EvaluationLimit limit) {
    this.limit = limit;
    this.cql = cql;
  }

  @Override
  public Values evaluate(
      Collection<DefineName> defines,
      Map<String, ? extends @Nullable Object> inputs,
      Map<String, ?> settings,
      Instant now,
      Map<DefineName, ? extends @Nullable Object> assumed) {
    Map<String, Object> parameters = new HashMap<>(settings);
    cql.inputs().keySet().forEach(input -> parameters.put(input, inputs.get(input)));
    LibraryManager rules = EngineRun.libraries(cql::rules);
    if (rules == null) {
      return Values.failed(defines);
    }
    Environment environment = new Environment(rules);
    EngineRun run = new EngineRun(environment, cql.identifiers(), NOBODY, parameters, now, limit);
    run.assume(assumed);
    return run.evaluate(defines);
  }
}
