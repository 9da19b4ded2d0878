package org.hiphooks.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.cases.Case;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.FactReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;

/** The actions that apply as HipHooks decides, by their ids in the plans. */
final class OwnActions {

  private final Knowledge knowledge;
  private final ChartReader charts;
  private final FactReader facts;
  private final Decider decider;
  private final Instant now;
  private final Map<String, String> idByDefine = new HashMap<>();

  OwnActions(Content content, Instant now) throws IOException {
    this.knowledge = Knowledge.load(content);
    this.charts = new ChartReader(knowledge.terminology(), knowledge.prefetch());
    this.facts = new FactReader(knowledge.cql(), knowledge.terminology());
    this.decider = new Decider(knowledge, new CqlEvaluator(knowledge.cql()));
    this.now = now;
    for (String plan : content.below("fhir-resources/plan-definition").values()) {
      for (JsonNode action : new ObjectMapper().readTree(plan).path("action")) {
        String define = action.at("/condition/0/expression/expression").asText();
        idByDefine.put(define, action.path("id").asText());
      }
    }
  }

  /** Those of cards and of what they suggest. */
  Set<String> of(Case vignette, ObjectNode request) {
    Map<String, JsonNode> prefetch = new LinkedHashMap<>();
    request.path("prefetch").properties().forEach(e -> prefetch.put(e.getKey(), e.getValue()));
    String patient = request.at("/context/patientId").asText();
    Facts read = facts.read(charts.read(patient, prefetch), Map.of(), now).with(order(vignette));
    ServicePlan service = knowledge.service(vignette.service()).orElseThrow();
    Set<String> ids = new TreeSet<>();
    for (FiredCard card : decider.decide(service, read, Map.of(), now).cards()) {
      String id = String.valueOf(idByDefine.get(card.plan().showDefine()));
      ids.add(id);
      card.offered().forEach(suggestion -> ids.add(id + '-' + suggestion));
    }
    return ids;
  }

  /** What a case orders, as CQL has it. */
  static Map<String, Object> order(Case vignette) {
    Map<String, Object> order = new HashMap<>();
    vignette.order().forEach((element, value) -> order.put(element, value(value)));
    return order;
  }

  private static Object value(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNumber() ? value.decimalValue() : value.textValue();
  }
}
