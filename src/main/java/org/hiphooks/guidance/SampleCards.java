package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiphooks.cards.CallIdentity;
import org.hiphooks.cards.CardBuilder;
import org.hiphooks.cards.OrderDecision;
import org.hiphooks.cards.Recollection;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Concept;
import org.hiphooks.knowledge.Concepts;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.PlaceholderPlan;
import org.hiphooks.knowledge.Placeholders;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SuggestionPlan;
import org.jspecify.annotations.Nullable;

/**
 * One card of every plan of a content, without a patient: all suggestions offered, all conditions
 * met; where a text depends on the cause, one for each cause; where a draft is changed, one for
 * each kind of draft.
 */
public final class SampleCards {

  private static final List<String> DRAFTS =
      List.of("ServiceRequest", "MedicationRequest", "Condition");
  private static final CallIdentity CALL = new CallIdentity("sample", "", "Practitioner/1", "1");
  private static final String TOP = "top";
  private static final int ALL_CARDS = 1000;

  private final Knowledge knowledge;
  private final CardBuilder builder;

  /** Of a content. */
  public SampleCards(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.builder = new CardBuilder(knowledge, Map.of("MAX_CARDS", ALL_CARDS));
  }

  /**
   * A card of a plan.
   *
   * @param cause the cause that its texts speak of; empty if they speak of none
   */
  public record Sample(ServicePlan service, CardPlan plan, String cause, Card card) {

    /**
     * What an override of the card is about: the rule, its level and, if it advises by cause, it.
     */
    public String advice() {
      return advisesByCause(plan) ? plan.name() + ' ' + cause : plan.name();
    }

    @Override
    public String toString() {
      return advice();
    }
  }

  /** All of them, in the order of the services. */
  public List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    for (ServicePlan service : knowledge.services()) {
      for (CardPlan plan : service.cards()) {
        for (String cause : causes(plan)) {
          for (List<ObjectNode> drafts : drafts(plan)) {
            Card card = card(service, plan, cause, drafts);
            samples.add(new Sample(service, plan, cause, card));
          }
        }
      }
    }
    return samples;
  }

  private List<String> causes(CardPlan plan) {
    boolean isOfCause = plan.causeLink() || isOfCause(plan.detail()) || advisesByCause(plan);
    return isOfCause
        ? knowledge.concepts().all(Concepts.CAUSES).stream().map(Concept::code).toList()
        : List.of("");
  }

  /** Whether what a card advises in short, and so what is overridden, depends on the cause. */
  private static boolean advisesByCause(CardPlan plan) {
    return isOfCause(plan.topic())
        || isOfCause(plan.summary())
        || plan.suggestions().stream().anyMatch(suggestion -> isOfCause(suggestion.label()));
  }

  private static boolean isOfCause(String text) {
    return Placeholders.in(text).stream()
        .anyMatch(name -> name.equals(TOP) || Placeholders.CAUSE.contains(name));
  }

  private static List<List<ObjectNode>> drafts(CardPlan plan) {
    boolean changes = plan.suggestions().stream().anyMatch(s -> s.change() != null);
    return changes
        ? DRAFTS.stream().map(type -> List.of(draft(type))).toList()
        : List.of(List.of());
  }

  private static ObjectNode draft(String type) {
    return JsonNodeFactory.instance.objectNode().put("resourceType", type).put("id", "draft");
  }

  private Card card(ServicePlan service, CardPlan plan, String cause, List<ObjectNode> drafts) {
    List<FiredCard> fired = new ArrayList<>(List.of(fired(service, plan)));
    if (plan.suggestionsOf() != null) {
      redFlags(service, plan).forEach(flag -> fired.add(fired(service, flag)));
    }
    Decision decision =
        new Decision(
            service,
            fired,
            List.of(),
            List.of(),
            List.of(),
            cause.isEmpty() ? Map.of() : Map.of(TOP, cause),
            true,
            new Facts(Map.of(), Set.of(), List.of(), "R", null));
    Recollection nothing = new Recollection(knowledge.concepts(), List.of(), Instant.EPOCH);
    return builder
        .build(List.of(new OrderDecision(decision, drafts)), decision, CALL, nothing)
        .stream()
        .filter(card -> isOf(card, plan))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(Card card, CardPlan plan) {
    return card.rule().equals(plan.rule()) && card.indicator().code().equals(plan.level());
  }

  private static List<CardPlan> redFlags(ServicePlan service, CardPlan but) {
    return service.cards().stream()
        .filter(plan -> plan.redFlag() && !plan.rule().equals(but.rule()))
        .toList();
  }

  private FiredCard fired(ServicePlan service, CardPlan plan) {
    Map<String, @Nullable Object> fillings = new HashMap<>();
    plan.suggestions().stream()
        .map(SuggestionPlan::change)
        .forEach(
            change -> {
              if (change != null) {
                change.sets().stream()
                    .map(SuggestionPlan.SetPlan::define)
                    .forEach(
                        define -> {
                          if (define != null) {
                            fillings.put(define, "2026");
                          }
                        });
              }
            });
    plan.placeholders().values().forEach(text -> fillings.put(text.define(), value(text, service)));
    if (plan.suggestionsOf() != null) {
      fillings.put(
          plan.suggestionsOf(), redFlags(service, plan).stream().map(CardPlan::rule).toList());
    }
    Set<String> offered =
        plan.suggestions().stream().map(SuggestionPlan::id).collect(Collectors.toSet());
    return new FiredCard(plan, List.of(), List.of(), List.of(), fillings, offered);
  }

  private Object value(PlaceholderPlan text, ServicePlan service) {
    return switch (text.form()) {
      case PLAIN -> "x";
      case ROWS -> List.of();
      case FINDING, NOUN -> first(knowledge.labels().keySet().stream().sorted().toList());
      case CAUSE -> codes(Concepts.CAUSES);
      case STEP -> codes(Concepts.STEPS);
      case CAUTION, CAUTION_SHORT -> codes(Concepts.CAUTIONS);
      case RED_FLAG, RED_FLAG_BASIS -> codes(Concepts.RED_FLAGS);
      case FIRST_SUGGESTION ->
          first(service.cards().stream().filter(CardPlan::redFlag).map(CardPlan::rule).toList());
    };
  }

  private List<String> codes(String system) {
    return first(knowledge.concepts().all(system).stream().map(Concept::code).toList());
  }

  private static List<String> first(List<String> all) {
    return all.stream().limit(1).toList();
  }
}
