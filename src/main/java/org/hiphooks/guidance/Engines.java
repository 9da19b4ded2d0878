package org.hiphooks.guidance;

import org.hiphooks.config.EvaluationSection.Engine;
import org.hiphooks.evaluate.ChartEvaluator;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.ReferenceCharts;
import org.hiphooks.evaluate.compiled.CompiledCharts;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.Terminology;

/** The engines that a configuration can name. */
final class Engines {

  private Engines() {}

  static Evaluator of(Engine engine, CompiledCql cql, EvaluationLimit limit) {
    return switch (engine) {
      case COMPILED -> CompiledEvaluator.of(cql, limit);
      case REFERENCE -> new CqlEvaluator(cql, limit);
    };
  }

  static ChartEvaluator charts(
      Engine engine, CompiledCql cql, Terminology terminology, EvaluationLimit limit) {
    return switch (engine) {
      case COMPILED -> CompiledCharts.of(cql, terminology, limit);
      case REFERENCE -> new ReferenceCharts(cql, terminology, limit);
    };
  }
}
