package org.hiphooks.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.Expectation;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** What a case expects, and the same made of the values of defines, to be compared. */
final class CaseOutcome {

  private static final String GUIDANCE = "HipGuidance";
  private static final String VALUE = "value ";
  private static final List<String> LISTS =
      List.of("cautions", "contraindications", "contributors", "linked", "gaps");
  private static final List<String> TEXTS = List.of("top", "tier", "step");

  private final Case vignette;
  private final Map<DefineName, String> cards = new LinkedHashMap<>();
  private final Set<DefineName> defines = new LinkedHashSet<>();
  private final Map<String, @Nullable Object> expected = new HashMap<>();

  CaseOutcome(Knowledge knowledge, Case vignette) {
    this.vignette = vignette;
    boolean visit = "patient-view".equals(vignette.hook());
    if (visit) {
      knowledge.service(vignette.service()).orElseThrow().cards().forEach(this::addCard);
    } else {
      knowledge.cql().graph().defines().stream().sorted().forEach(this::addOrderCard);
    }
    defines.addAll(cards.keySet());
    expect(visit);
  }

  private void addCard(CardPlan card) {
    String name =
        card.redFlag() && "warning".equals(card.level()) ? card.rule() + "w" : card.rule();
    cards.put(new DefineName(GUIDANCE, card.showDefine()), name);
  }

  private void addOrderCard(DefineName define) {
    if (GUIDANCE.equals(define.library()) && define.name().matches("Show (ORD|PLI)-.*")) {
      cards.put(define, define.name().substring("Show ".length()).replace(' ', ':'));
    }
  }

  private void expect(boolean visit) {
    Expectation wanted = vignette.expectation();
    expected.put("cards", new TreeSet<>(wanted.cards()));
    wanted
        .values()
        .forEach(
            (name, value) -> {
              expected.put(VALUE + name, value.isNull() ? null : plain(value));
              defines.add(define(name));
            });
    if (visit) {
      expected.put("redFlags", new TreeMap<>(wanted.redFlags()));
      expected.put("top", wanted.top());
      expected.put("tier", wanted.tier());
      expected.put("step", wanted.step());
      expected.put("cautions", new TreeSet<>(wanted.cautions()));
      expected.put("contraindications", new TreeSet<>(wanted.contraindications()));
      expected.put("contributors", new TreeSet<>(wanted.contributors()));
      expected.put("linked", new TreeSet<>(wanted.linked()));
      expected.put("gaps", new TreeSet<>(wanted.gaps()));
      if (wanted.causes() != null) {
        expected.put("causes", wanted.causes());
        defines.add(define("causes"));
      }
      defines.add(define("redFlags"));
      LISTS.forEach(name -> defines.add(define(name)));
      TEXTS.forEach(name -> defines.add(define(name)));
    }
  }

  Case vignette() {
    return vignette;
  }

  /** The defines that the expectation is about. */
  Set<DefineName> defines() {
    return defines;
  }

  /** What must come out. */
  Map<String, @Nullable Object> expected() {
    return expected;
  }

  /** What comes out with these values. */
  Map<String, @Nullable Object> of(Function<DefineName, @Nullable Object> values) {
    Map<String, @Nullable Object> outcome = new HashMap<>();
    Set<String> shown = new TreeSet<>();
    cards.forEach(
        (define, name) -> {
          if (Boolean.TRUE.equals(values.apply(define))) {
            shown.add(name);
          }
        });
    boolean silent = shown.isEmpty() && vignette.expectation().cards().isEmpty();
    for (String part : expected.keySet()) {
      if (silent && !part.startsWith(VALUE)) {
        outcome.put(part, expected.get(part)); // The assessment stands on cards.
        continue;
      }
      switch (part) {
        case "cards" -> outcome.put(part, shown);
        case "redFlags" -> outcome.put(part, levels(values.apply(define(part))));
        case "causes" -> outcome.put(part, ranking(values.apply(define(part))));
        case "top", "tier", "step" -> outcome.put(part, values.apply(define(part)));
        default -> outcome.put(part, other(part, values));
      }
    }
    return outcome;
  }

  private static @Nullable Object other(
      String part, Function<DefineName, @Nullable Object> values) {
    if (!part.startsWith(VALUE)) {
      return names(values.apply(define(part)));
    }
    Object value = values.apply(define(part.substring(VALUE.length())));
    return part.endsWith(FindingsShown.NAME) ? FindingsShown.of(value, values) : value;
  }

  /** Each cause with its tier and score, in rank order. */
  private static List<String> ranking(@Nullable Object list) {
    List<String> ranking = new ArrayList<>();
    if (list instanceof Collection<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> cause) {
          ranking.add(cause.get("id") + ":" + cause.get("tier") + ':' + cause.get("score"));
        }
      }
    }
    return ranking;
  }

  private static Map<String, Object> levels(@Nullable Object list) {
    Map<String, Object> levels = new TreeMap<>();
    if (list instanceof Collection<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> flag) {
          levels.putIfAbsent(String.valueOf(flag.get("rule")), String.valueOf(flag.get("level")));
        }
      }
    }
    return levels;
  }

  private static Set<String> names(@Nullable Object list) {
    Set<String> names = new TreeSet<>();
    if (list instanceof Collection<?> items) {
      for (Object item : items) {
        names.add(String.valueOf(item instanceof Map<?, ?> tuple ? tuple.get("id") : item));
      }
    }
    return names;
  }

  /** A value of another library than the guidance is named with its library. */
  private static DefineName define(String name) {
    if (FindingsShown.NAME.equals(name)) {
      return new DefineName(GUIDANCE, "differential rows");
    }
    int dot = name.indexOf('.');
    return name.startsWith("Hip") && dot > 0
        ? new DefineName(name.substring(0, dot), name.substring(dot + 1))
        : new DefineName(GUIDANCE, name);
  }

  /** What is given to the rules: the record and the order, as plain values. */
  Map<String, Object> inputs() {
    Map<String, Object> inputs = new HashMap<>();
    List<Map.Entry<String, JsonNode>> given = new ArrayList<>(vignette.inputs().entrySet());
    given.addAll(vignette.order().entrySet());
    given.forEach(entry -> inputs.put(entry.getKey(), plain(entry.getValue())));
    return inputs;
  }

  private static Object plain(JsonNode value) {
    if (value.isArray()) {
      List<Object> items = new ArrayList<>();
      value.forEach(item -> items.add(plain(item)));
      return items;
    }
    if (value.isObject()) {
      Map<String, Object> tuple = new HashMap<>();
      value.properties().forEach(part -> tuple.put(part.getKey(), plain(part.getValue())));
      return tuple;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isInt()) {
      return value.intValue();
    }
    return value.isNumber() ? value.decimalValue() : value.asText();
  }
}
