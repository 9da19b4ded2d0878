package org.hiphooks.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.chart.DraftChart;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Terminology;
import org.jspecify.annotations.Nullable;

/**
 * Reads drafts with the reading library of orders: each order that the content knows is one row.
 */
public final class OrderReader {

  private static final String LIBRARY = "HipReadingOrders";
  private static final Set<DefineName> ROWS =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  new DefineName(LIBRARY, "drug orders"),
                  new DefineName(LIBRARY, "service orders"),
                  new DefineName(LIBRARY, "problem orders"))));
  private static final String DRAFT = "draft";

  private final ChartEvaluator evaluator;
  private final Set<String> inputs;

  /** For one content, on the reference engine, for as long as it takes. */
  public OrderReader(CompiledCql cql, Terminology terminology) {
    this(cql, new ReferenceCharts(cql, terminology, EvaluationLimit.NONE));
  }

  /** For one content, with an engine. */
  public OrderReader(CompiledCql cql, ChartEvaluator evaluator) {
    this.evaluator = evaluator;
    this.inputs = cql.inputs().keySet();
  }

  /** What is asked of drafts. */
  public static Set<DefineName> defines() {
    return ROWS;
  }

  /**
   * The orders that the call asks about; empty if the drafts could not be read.
   *
   * @param settings values by setting name; absent = the content's default
   * @param now the evaluation's now
   */
  public Optional<List<Order>> read(DraftChart drafts, Map<String, ?> settings, Instant now) {
    if (drafts.chosen().isEmpty()) {
      return Optional.of(List.of());
    }
    Values values = evaluator.evaluate(ROWS, drafts.chart(), settings, now);
    if (!values.failed().isEmpty()) {
      return Optional.empty();
    }
    List<Order> orders = new ArrayList<>();
    for (DefineName rows : ROWS) {
      for (Object row : values.list(rows)) {
        Order order = row instanceof Map<?, ?> tuple ? order(tuple, drafts) : null;
        if (order != null) {
          orders.add(order);
        }
      }
    }
    return Optional.of(orders);
  }

  private @Nullable Order order(Map<?, ?> row, DraftChart drafts) {
    ObjectNode draft = drafts.sentAs(row.get(DRAFT));
    if (draft == null || !drafts.chosen().contains(draft)) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    row.forEach(
        (name, value) -> {
          if (value != null && inputs.contains(String.valueOf(name))) {
            values.put(String.valueOf(name), value);
          }
        });
    return new Order(draft, values);
  }
}
