package org.hiphooks.evaluate.compiled;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.OperandDef;
import org.hl7.elm.r1.Query;
import org.jspecify.annotations.Nullable;

/** Queries and calls of functions: methods of their own, their variables are those of Java. */
final class StraightMethods {

  private StraightMethods() {}

  /** A query; null if it has more than a condition and a result. */
  static @Nullable String query(StraightCode code, Query query, StraightCode.Scope scope) {
    if (query.getSource().size() != 1
        || !query.getRelationship().isEmpty()
        || query.getAggregate() != null
        || query.getSort() != null
        || !query.getLet().isEmpty()) {
      return null;
    }
    String source = code.of(query.getSource().get(0).getExpression(), scope);
    String row = code.name("v");
    StraightCode.Scope inner = scope.with(String.valueOf(query.getSource().get(0).getAlias()), row);
    String name = code.name("query");
    boolean isDistinct =
        query.getReturn() != null && Boolean.TRUE.equals(query.getReturn().isDistinct());
    String result =
        query.getReturn() == null ? row : code.of(query.getReturn().getExpression(), inner);
    code.method(
        """
          @SuppressWarnings("unchecked")
          private static Object %s(Run run, Object rows%s) {
            java.util.List<Object> found = new java.util.ArrayList<>();
            for (Object %s : Lists.rows(rows)) {
              run.tick();
              if (%s) {
                found.add(%s);
              }
            }
            return StraightParts.result(rows, %s);
          }
        """
            .formatted(
                name,
                scope.all("Object "),
                row,
                condition(code, query.getWhere(), inner),
                result,
                isDistinct ? "(java.util.List<Object>) Lists.distinct(found)" : "found"));
    return name + "(run, " + source + scope.all("") + ")";
  }

  private static String condition(
      StraightCode code, @Nullable Expression where, StraightCode.Scope scope) {
    return where == null ? "true" : "Boolean.TRUE.equals(" + code.of(where, scope) + ")";
  }

  /** A call; the function is written again for each of them. */
  static String call(StraightCode code, FunctionRef call, StraightCode.Scope scope) {
    Libraries libraries = code.program().libraries();
    DefineName named = libraries.name(scope.library(), call.getLibraryName(), call.getName());
    FunctionDef function = libraries.function(named, call);
    String arguments =
        call.getOperand().stream()
            .map(operand -> ", " + code.of(operand, scope))
            .collect(Collectors.joining());
    Map<String, String> operands = new LinkedHashMap<>();
    for (OperandDef operand : function.getOperand()) {
      operands.put(String.valueOf(operand.getName()), code.name("v"));
    }
    StraightCode.Scope inner = new StraightCode.Scope(named.library(), operands);
    String name = code.name("function");
    String body = code.of(function.getExpression(), inner);
    code.method(
        """
          private static Object %s(Run run%s) {
            run.tick();
            return %s;
          }
        """
            .formatted(name, inner.all("Object "), body));
    return name + "(run" + arguments + ")";
  }
}
