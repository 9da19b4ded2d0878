package org.hiphooks.cards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.SuggestionPlan;
import org.jspecify.annotations.Nullable;

/** Completes draft resources: whose they are, who asks, why, and for which side. */
final class Drafts {

  private final CallIdentity identity;
  private final Facts facts;
  private final Map<String, ObjectNode> bodySites;

  /**
   * For one call.
   *
   * @param bodySites body site to write, by side R and L
   */
  Drafts(CallIdentity identity, Facts facts, Map<String, ObjectNode> bodySites) {
    this.identity = identity;
    this.facts = facts;
    this.bodySites = bodySites;
  }

  /**
   * A new draft.
   *
   * @param fillings what fills the placeholders of its texts
   */
  Action create(SuggestionPlan.DraftPlan plan, FiredCard card, Fillings fillings) {
    ObjectNode draft = DraftTemplate.of(plan).filled(fillings);
    complete(draft, plan.side(), card);
    return Action.create(Template.fillLine(plan.label(), fillings), draft);
  }

  private void complete(ObjectNode draft, SuggestionPlan.Side side, FiredCard card) {
    String type = draft.path("resourceType").asText();
    if ("Appointment".equals(type)) {
      ObjectNode participant = draft.putArray("participant").addObject();
      participant.putObject("actor").put("reference", patient());
      participant.put("status", "needs-action");
      return;
    }
    draft.putObject("subject").put("reference", patient());
    draft
        .putObject("Condition".equals(type) ? "recorder" : "requester")
        .put("reference", identity.userId());
    if (!"Condition".equals(type) && facts.problem() != null) {
      draft.putArray("reasonReference").addObject().put("reference", facts.problem());
    }
    if ("ServiceRequest".equals(type) || "Condition".equals(type)) {
      addBodySites(draft, sides(side, card));
    }
  }

  private String patient() {
    return "Patient/" + identity.patientId();
  }

  /** Body sites of the side of the pain; empty if it is unknown. */
  List<ObjectNode> indexSites() {
    return sites(split(facts.indexSide()));
  }

  private void addBodySites(ObjectNode draft, List<String> sides) {
    ArrayNode array = draft.arrayNode();
    array.addAll(sites(sides));
    if (!array.isEmpty()) {
      draft.set("bodySite", array);
    }
  }

  private List<ObjectNode> sites(List<String> sides) {
    List<ObjectNode> sites = new ArrayList<>();
    for (String side : sides) {
      ObjectNode site = bodySites.get(side);
      if (site != null) {
        sites.add(site);
      }
    }
    return sites;
  }

  private List<String> sides(SuggestionPlan.Side side, FiredCard card) {
    return switch (side) {
      case NONE -> List.of();
      case BOTH -> List.of("R", "L");
      case INDEX -> {
        String other = otherSide(card);
        yield split(other == null ? facts.indexSide() : other);
      }
    };
  }

  /** A serious finding of the other hip moves the drafts to that hip. */
  private @Nullable String otherSide(FiredCard card) {
    for (String input : card.findings()) {
      Fact fact = facts.byInput().get(input);
      if (fact != null
          && fact.side() != null
          && facts.indexSide() != null
          && !"B".equals(facts.indexSide())
          && ("R".equals(fact.side()) || "L".equals(fact.side()))
          && !fact.side().equals(facts.indexSide())) {
        return fact.side();
      }
    }
    return null;
  }

  private static List<String> split(@Nullable String side) {
    if (side == null) {
      return List.of();
    }
    return "B".equals(side) ? List.of("R", "L") : List.of(side);
  }
}
