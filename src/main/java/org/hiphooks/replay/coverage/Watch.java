package org.hiphooks.replay.coverage;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.Values;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the value of every define that an answer rests on, with the evaluator that answered and
 * from the same facts. Thread-safe.
 */
public final class Watch {

  /** What the compiler adds to every library for the patient. */
  private static final String CONTEXT = "Patient";

  private final Map<String, ?> settings;
  private final Evaluator evaluator;
  private final List<DefineName> defines;
  private final List<Boundary> boundaries;
  private final Map<DefineName, Integer> places = new HashMap<>();
  private final Map<String, Set<DefineName>> needed = new HashMap<>();
  private final Map<String, Map<DefineName, Set<DefineName>>> ofCards = new HashMap<>();

  /**
   * For one content and one site.
   *
   * @param settings values by setting name; absent = the content's default
   */
  public Watch(Knowledge knowledge, Map<String, ?> settings) {
    this.settings = Map.copyOf(settings);
    this.evaluator = CompiledEvaluator.of(knowledge.cql(), EvaluationLimit.NONE);
    this.defines =
        knowledge.cql().trees().keySet().stream()
            .filter(define -> !CONTEXT.equals(define.name()))
            .sorted()
            .toList();
    this.boundaries = Boundary.of(knowledge, settings);
    for (int i = 0; i < defines.size(); i++) {
      places.put(defines.get(i), i);
    }
    Decider decider = new Decider(knowledge, evaluator);
    for (ServicePlan service : knowledge.services()) {
      Set<DefineName> asked = new LinkedHashSet<>(decider.asked(service));
      Map<DefineName, Set<DefineName>> cards = new LinkedHashMap<>();
      for (CardPlan card : service.cards()) {
        asked.add(Decider.guidance(card.ruleDefine()));
        Set<DefineName> texts = new LinkedHashSet<>();
        card.defines().forEach(define -> texts.add(Decider.guidance(define)));
        card.conditions().forEach(define -> texts.add(Decider.guidance(define)));
        cards.put(Decider.guidance(card.showDefine()), closure(knowledge, texts));
      }
      needed.put(service.id(), closure(knowledge, asked));
      ofCards.put(service.id(), cards);
    }
  }

  private Set<DefineName> closure(Knowledge knowledge, Set<DefineName> roots) {
    Set<DefineName> all = new LinkedHashSet<>();
    roots.forEach(define -> all.addAll(knowledge.cql().graph().closure(define)));
    all.retainAll(places.keySet());
    return Collections.unmodifiableSet(all);
  }

  /** The defines of the rules, in order. */
  public List<DefineName> defines() {
    return defines;
  }

  /** Numbers that inputs are compared with, in order. */
  List<Boundary> boundaries() {
    return boundaries;
  }

  /** Values of all defines that an answer of the service rests on. */
  public Values values(String service, Facts facts, Instant now) {
    Set<DefineName> asked = needed.getOrDefault(service, Set.of());
    return evaluator.evaluate(asked, facts.values(), settings, now);
  }

  /** Values of these defines. */
  public Values values(Set<DefineName> asked, Facts facts, Instant now) {
    return evaluator.evaluate(asked, facts.values(), settings, now);
  }

  /**
   * What a visit exercised.
   *
   * @param service id of the service asked
   * @param known what was known of the patient, once for each order that was decided about
   */
  public Seen see(String service, List<Facts> known, Instant now) {
    Seen seen = new Seen(new byte[defines.size()], new byte[boundaries.size()]);
    for (Facts facts : known) {
      Values values = values(service, facts, now);
      note(needed.getOrDefault(service, Set.of()), values, seen);
      Set<DefineName> texts = texts(service, values);
      note(texts, evaluator.evaluate(texts, facts.values(), settings, now), seen);
      for (int i = 0; i < boundaries.size(); i++) {
        Object value = facts.value(boundaries.get(i).input());
        if (value instanceof Number number) {
          seen.boundary(i, boundaries.get(i).side(number));
        }
      }
    }
    return seen;
  }

  /** What the texts and suggestions of the cards that are shown rest on, and nothing else does. */
  private Set<DefineName> texts(String service, Values values) {
    Set<DefineName> texts = new LinkedHashSet<>();
    ofCards
        .getOrDefault(service, Map.of())
        .forEach(
            (show, defines) -> {
              if (values.isTrue(show)) {
                texts.addAll(defines);
              }
            });
    texts.removeAll(needed.getOrDefault(service, Set.of()));
    return texts;
  }

  private void note(Set<DefineName> looked, Values values, Seen seen) {
    for (DefineName define : looked) {
      Integer place = places.get(define);
      if (place != null) {
        seen.define(place, state(define, values));
      }
    }
  }

  private static int state(DefineName define, Values values) {
    if (values.failed().contains(define)) {
      return Seen.FAILED;
    }
    @Nullable Object value = values.byDefine().get(define);
    if (value instanceof Boolean isTrue) {
      return isTrue ? Seen.TRUE : Seen.FALSE;
    }
    return value == null ? Seen.NULL : Seen.VALUE;
  }
}
