package org.hiphooks.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hl7.elm.r1.AliasedQuerySource;
import org.hl7.elm.r1.AnyTrue;
import org.hl7.elm.r1.ByColumn;
import org.hl7.elm.r1.ByExpression;
import org.hl7.elm.r1.Coalesce;
import org.hl7.elm.r1.Count;
import org.hl7.elm.r1.Distinct;
import org.hl7.elm.r1.Exists;
import org.hl7.elm.r1.First;
import org.hl7.elm.r1.Flatten;
import org.hl7.elm.r1.In;
import org.hl7.elm.r1.LetClause;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.ReturnClause;
import org.hl7.elm.r1.Slice;
import org.hl7.elm.r1.SortByItem;
import org.hl7.elm.r1.SortDirection;
import org.hl7.elm.r1.Sum;
import org.hl7.elm.r1.Tuple;
import org.jspecify.annotations.Nullable;

/** Lists, tuples and queries. */
final class ListMeanings {

  private final Interpreter meaning;

  ListMeanings(Interpreter meaning) {
    this.meaning = meaning;
  }

  void add() {
    meaning.put(org.hl7.elm.r1.List.class, (n, s) -> meaning.values(n.getElement(), s));
    meaning.put(Tuple.class, meaning::tuple);
    meaning.put(Query.class, this::query);
    meaning.put(Coalesce.class, this::coalesce);
    meaning.put(In.class, (n, s) -> in(meaning.left(n, s), list(meaning.right(n, s))));
    meaning.put(Exists.class, (n, s) -> !known(meaning.value(n.getOperand(), s)).isEmpty());
    meaning.put(Count.class, (n, s) -> known(meaning.value(n.getSource(), s)).size());
    meaning.put(Sum.class, (n, s) -> sum(known(meaning.value(n.getSource(), s))));
    meaning.put(First.class, (n, s) -> first(list(meaning.value(n.getSource(), s))));
    meaning.put(Slice.class, this::slice);
    meaning.put(Distinct.class, (n, s) -> distinct(list(meaning.value(n.getOperand(), s))));
    meaning.put(Flatten.class, (n, s) -> flat(list(meaning.value(n.getOperand(), s))));
    meaning.put(AnyTrue.class, (n, s) -> known(meaning.value(n.getSource(), s)).contains(true));
  }

  private static @Nullable List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : null;
  }

  /** Without nulls; of nothing, nothing. */
  private static List<?> known(@Nullable Object value) {
    List<?> list = list(value);
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  private @Nullable Object coalesce(Coalesce node, Scope scope) {
    List<@Nullable Object> values = meaning.values(node.getOperand(), scope);
    List<?> from =
        values.size() == 1 && list(values.get(0)) != null ? known(values.get(0)) : values;
    return from.stream().filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static @Nullable Object in(@Nullable Object item, @Nullable List<?> list) {
    if (item == null) {
      return null;
    }
    return list != null && list.stream().anyMatch(other -> Truth.same(item, other));
  }

  private static @Nullable Object sum(List<?> numbers) {
    int sum = 0;
    for (Object number : numbers) {
      sum += (Integer) number;
    }
    return numbers.isEmpty() ? null : sum;
  }

  private static @Nullable Object first(@Nullable List<?> list) {
    return list == null || list.isEmpty() ? null : list.get(0);
  }

  private @Nullable Object slice(Slice node, Scope scope) {
    List<?> list = list(meaning.value(node.getSource(), scope));
    if (list == null) {
      return null;
    }
    Object start = meaning.value(node.getStartIndex(), scope);
    Object end = meaning.value(node.getEndIndex(), scope);
    int from = Math.min(start instanceof Integer first ? first : 0, list.size());
    int to = Math.min(end instanceof Integer last ? last : list.size(), list.size());
    return from < to ? new ArrayList<>(list.subList(from, to)) : List.of();
  }

  private static @Nullable List<@Nullable Object> distinct(@Nullable List<?> list) {
    if (list == null) {
      return null;
    }
    List<@Nullable Object> once = new ArrayList<>();
    for (Object item : list) {
      if (once.stream().noneMatch(other -> Truth.same(item, other))) {
        once.add(item);
      }
    }
    return once;
  }

  private static @Nullable List<@Nullable Object> flat(@Nullable List<?> lists) {
    if (lists == null) {
      return null;
    }
    List<@Nullable Object> flat = new ArrayList<>();
    for (Object item : lists) {
      if (item instanceof List<?> list) {
        flat.addAll(list);
      } else {
        flat.add(item);
      }
    }
    return flat;
  }

  private @Nullable Object query(Query node, Scope scope) {
    AliasedQuerySource source = node.getSource().get(0);
    Object value = meaning.value(source.getExpression(), scope);
    if (node.getSource().size() > 1 || !node.getRelationship().isEmpty()) {
      throw new UnsupportedOperationException("query over several sources");
    }
    if (!(value instanceof List<?> items)) {
      if (value == null) {
        return null;
      }
      throw new UnsupportedOperationException("query over no list");
    }
    List<@Nullable Object> found = new ArrayList<>();
    for (Object item : items) {
      Scope inner = scope.with(String.valueOf(source.getAlias()), item);
      for (LetClause let : node.getLet()) {
        inner =
            inner.with(
                String.valueOf(let.getIdentifier()), meaning.value(let.getExpression(), inner));
      }
      boolean kept =
          node.getWhere() == null || Boolean.TRUE.equals(meaning.value(node.getWhere(), inner));
      if (kept) {
        ReturnClause clause = node.getReturn();
        found.add(clause == null ? item : meaning.value(clause.getExpression(), inner));
      }
    }
    return sorted(node, scope, once(node, found));
  }

  private static List<@Nullable Object> once(Query node, List<@Nullable Object> found) {
    ReturnClause clause = node.getReturn();
    boolean distinct = clause != null && !Boolean.FALSE.equals(clause.isDistinct());
    List<@Nullable Object> once = distinct ? distinct(found) : found;
    return once == null ? List.of() : once;
  }

  private List<@Nullable Object> sorted(Query node, Scope scope, List<@Nullable Object> found) {
    if (node.getSort() == null) {
      return found;
    }
    SortByItem by = node.getSort().getBy().get(0);
    Comparator<@Nullable Object> order =
        (one, other) -> {
          Integer compared = Truth.compare(key(by, one, scope), key(by, other, scope));
          return compared == null ? 0 : compared;
        };
    boolean down =
        by.getDirection() == SortDirection.DESC || by.getDirection() == SortDirection.DESCENDING;
    List<@Nullable Object> sorted = new ArrayList<>(found);
    sorted.sort(down ? order.reversed() : order);
    return sorted;
  }

  private @Nullable Object key(SortByItem by, @Nullable Object item, Scope scope) {
    Scope inner = scope.with(Scope.ITEM, item);
    if (by instanceof ByColumn column) {
      return inner.get(String.valueOf(column.getPath()));
    }
    return by instanceof ByExpression expression
        ? meaning.value(expression.getExpression(), inner)
        : item;
  }
}
