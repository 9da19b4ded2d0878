package org.hiphooks.evaluate.compiled;

import java.util.List;
import java.util.Set;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;

/**
 * A way to compile the rules.
 *
 * @param evaluator runs them
 * @param defines all that are compiled
 * @param made classes that were made for it
 */
public record Way(Evaluator evaluator, Set<DefineName> defines, Made made) {

  private static final String CLOSURES = "closures";
  private static final String SHELLS = "closures as constants of classes";
  private static final String STRAIGHT = "straight code";

  /** How they are called, in the order of the tables. */
  public static final List<String> NAMES = List.of(CLOSURES, SHELLS, STRAIGHT);

  /** Compiles the rules in the way of this name. */
  public static Way of(String name, CompiledCql cql) {
    return switch (name) {
      case CLOSURES -> of(cql, ProgramCompiler.rules(cql), Made.NONE);
      case SHELLS -> shells(cql);
      case STRAIGHT -> StraightRules.compile(cql);
      default -> throw new IllegalArgumentException("no way " + name);
    };
  }

  static Way of(CompiledCql cql, Program program, Made made) {
    if (!program.lacking().isEmpty()) {
      throw new IllegalStateException("not compiled: " + program.lacking());
    }
    return new Way(
        new CompiledEvaluator(cql, program, EvaluationLimit.NONE), program.slots().keySet(), made);
  }

  private static Way shells(CompiledCql cql) {
    int[] count = {0};
    byte[] bytes = Shell.Bytes.OF_THE_CLASS;
    Program program =
        ProgramCompiler.rules(
            cql,
            (expressions, body) -> {
              Node closure = expressions.compile(body);
              count[0]++;
              return ClassData.node(bytes, closure);
            });
    return of(cql, program, Made.of(count[0], (long) count[0] * bytes.length));
  }
}
