package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.hiphooks.evaluate.Row;
import org.hl7.elm.r1.AliasedQuerySource;
import org.hl7.elm.r1.ByColumn;
import org.hl7.elm.r1.ByDirection;
import org.hl7.elm.r1.LetClause;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.SortByItem;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.runtime.CqlList;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** Compiles queries over one source. */
final class QueryCompiler {

  private final ExpressionCompiler expressions;
  private final Environment environment;

  QueryCompiler(ExpressionCompiler expressions) {
    this.expressions = expressions;
    this.environment = expressions.program().environment();
  }

  /** What is done with each row. */
  private record Each(
      int alias, int[] lets, Node[] letValues, @Nullable Node where, @Nullable Node result) {

    /** Whether the row counts; its variables are set. */
    boolean isIn(Run run, @Nullable Object row) {
      run.tick();
      run.set(alias, row);
      for (int i = 0; i < lets.length; i++) {
        run.set(lets[i], letValues[i].in(run));
      }
      return where == null || Boolean.TRUE.equals(where.in(run));
    }

    @Nullable Object of(Run run, @Nullable Object row) {
      return result == null ? row : result.in(run);
    }
  }

  Node compile(Query query) {
    if (query.getSource().size() != 1
        || !query.getRelationship().isEmpty()
        || query.getAggregate() != null) {
      throw new Unsupported(query, " with several sources or an aggregate");
    }
    AliasedQuerySource only = query.getSource().get(0);
    Node source = expressions.compile(only.getExpression());
    Each row = row(query, String.valueOf(only.getAlias()));
    boolean isDistinct =
        query.getReturn() != null && Boolean.TRUE.equals(query.getReturn().isDistinct());
    List<Comparator<@Nullable Object>> sorts = new ArrayList<>();
    List<Boolean> downwards = new ArrayList<>();
    sorts(query, sorts, downwards);
    return run -> {
      Object rows = source.in(run);
      List<@Nullable Object> found = found(run, rows, row);
      List<@Nullable Object> result = isDistinct ? distinct(found) : found;
      sort(result, sorts, downwards);
      if (rows instanceof Iterable<?>) {
        return result;
      }
      return result.isEmpty() ? null : result.get(0);
    };
  }

  private Each row(Query query, String alias) {
    int place = expressions.variables().open(alias);
    int count = query.getLet().size();
    int[] lets = new int[count];
    Node[] values = new Node[count];
    for (int i = 0; i < count; i++) {
      LetClause let = query.getLet().get(i);
      values[i] = expressions.compile(let.getExpression());
      lets[i] = expressions.variables().open(String.valueOf(let.getIdentifier()));
    }
    Node where = query.getWhere() == null ? null : expressions.compile(query.getWhere());
    Node result =
        query.getReturn() == null ? null : expressions.compile(query.getReturn().getExpression());
    expressions.variables().close(count + 1);
    return new Each(place, lets, values, where, result);
  }

  private static List<@Nullable Object> found(Run run, @Nullable Object rows, Each row) {
    List<@Nullable Object> found = new ArrayList<>();
    for (Object each : Lists.rows(rows)) {
      if (row.isIn(run, each)) {
        found.add(row.of(run, each));
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> distinct(List<@Nullable Object> found) {
    Object result = Lists.distinct(found);
    return result == null ? found : (List<@Nullable Object>) result;
  }

  private void sorts(
      Query query, List<Comparator<@Nullable Object>> sorts, List<Boolean> downwards) {
    if (query.getSort() == null) {
      return;
    }
    for (SortByItem item : query.getSort().getBy()) {
      if (item instanceof ByColumn column) {
        sorts.add(byColumn(String.valueOf(column.getPath())));
      } else if (item instanceof ByDirection) {
        sorts.add(new CqlList(Units.STATE)::compareTo);
      } else {
        throw new Unsupported(item, "");
      }
      String direction = item.getDirection() == null ? "" : item.getDirection().value();
      downwards.add(direction.startsWith("desc"));
    }
  }

  private Comparator<@Nullable Object> byColumn(String path) {
    CqlList order = new CqlList();
    Environment types = environment;
    return (left, right) -> order.compareTo(column(left, path, types), column(right, path, types));
  }

  private static @Nullable Object column(@Nullable Object row, String path, Environment types) {
    if (row instanceof Row tuple) {
      return tuple.get(path);
    }
    return row instanceof Tuple tuple ? tuple.getElement(path) : types.resolvePath(row, path);
  }

  /** As the reference engine does: downwards is upwards, turned round, ties too. */
  private static void sort(
      List<@Nullable Object> result,
      List<Comparator<@Nullable Object>> sorts,
      List<Boolean> downwards) {
    for (int i = 0; i < sorts.size(); i++) {
      result.sort(sorts.get(i));
      if (downwards.get(i)) {
        Collections.reverse(result);
      }
    }
  }
}
