package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.cards.OrderDecision;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.chart.DraftChart;
import org.hiphooks.chart.DraftReader;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.Unread;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Order;
import org.hiphooks.evaluate.OrderReader;
import org.hiphooks.evaluate.compiled.CompiledCharts;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;

/** Reads the drafts of a call and decides about each order by itself. */
final class OrderGuidance {

  private static final String ORDER_SELECT = "order-select";

  /** Orders that differ in what the rules may know. More than these in one call is no real call. */
  private static final int MAX_ORDERS = 24;

  private final Map<String, ?> settings;
  private final Decider decider;
  private final ChartReader charts;
  private final Caller caller;
  private final DraftReader drafts;
  private final OrderReader reader;

  OrderGuidance(
      Knowledge knowledge,
      Map<String, ?> settings,
      Decider decider,
      ChartReader charts,
      Caller caller,
      EvaluationLimit limit) {
    this.settings = settings;
    this.decider = decider;
    this.charts = charts;
    this.caller = caller;
    this.drafts = new DraftReader(knowledge.terminology());
    this.reader =
        new OrderReader(
            knowledge.cql(), CompiledCharts.of(knowledge.cql(), knowledge.terminology(), limit));
  }

  /** The orders of the call; Medications that drafts refer to are fetched if nobody sent them. */
  ReadOrders read(ServicePlan service, HookRequest request, long until, Instant now) {
    boolean selectedOnly =
        ORDER_SELECT.equals(service.hook())
            && (ORDER_SELECT.equals(request.hook()) || !request.context().selections().isEmpty());
    List<ObjectNode> medications = new ArrayList<>(charts.medications(request.prefetch()));
    DraftChart chart = drafts.read(request.context(), selectedOnly, medications);
    if (!chart.medications().isEmpty()) {
      List<ObjectNode> fetched = caller.medications(charts, request, chart.medications(), until);
      if (!fetched.isEmpty()) {
        medications.addAll(fetched);
        chart = drafts.read(request.context(), selectedOnly, medications);
      }
    }
    List<Unread> unread = new ArrayList<>(chart.unread());
    Optional<List<Order>> read = reader.read(chart, settings, now);
    if (read.isEmpty()) {
      unread.add(new Unread("draftOrders", Unread.DRAFT_ORDER, Unread.Reason.MALFORMED));
    }
    return bounded(read.orElse(List.of()), unread);
  }

  private static ReadOrders bounded(List<Order> orders, List<Unread> unread) {
    if (orders.stream().map(Order::values).distinct().count() <= MAX_ORDERS) {
      return new ReadOrders(orders, unread);
    }
    List<Map<String, Object>> first =
        orders.stream().map(Order::values).distinct().limit(MAX_ORDERS).toList();
    unread.add(new Unread("draftOrders", Unread.DRAFT_ORDER, Unread.Reason.TOO_MANY));
    return new ReadOrders(
        orders.stream().filter(order -> first.contains(order.values())).toList(), unread);
  }

  /** One decision for each order; drafts that order the same share one. */
  List<OrderDecision> decide(ServicePlan service, ReadOrders asked, Facts facts, Instant now) {
    Map<Map<String, Object>, List<ObjectNode>> byOrder = new LinkedHashMap<>();
    for (Order order : asked.orders()) {
      byOrder.computeIfAbsent(order.values(), values -> new ArrayList<>()).add(order.draft());
    }
    List<OrderDecision> decisions = new ArrayList<>();
    byOrder.forEach(
        (order, ordered) ->
            decisions.add(
                new OrderDecision(
                    decider.decide(service, facts.with(order), settings, now), ordered)));
    return decisions;
  }
}
