package org.hiphooks.mutation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * Plants each mistake by itself and asks the cases. A mutant is killed by the first case whose
 * answer is no longer what the case expects.
 */
final class MutationRun {

  private final RuleContent content;
  private final List<Prepared> cases = new ArrayList<>();
  private final Map<DefineName, Deque<Prepared>> lastKillers = new HashMap<>();

  MutationRun(RuleContent content) {
    this.content = content;
    Map<Set<DefineName>, Set<DefineName>> needed = new HashMap<>();
    List<Situation> all = new ArrayList<>();
    content.cases().all().forEach(vignette -> all.add(Situation.of(vignette)));
    all.addAll(content.situations());
    for (Situation situation : all) {
      CaseOutcome outcome = new CaseOutcome(content.knowledge(), situation.vignette());
      Map<String, Object> inputs = GivenValues.typed(content.cql(), outcome.inputs());
      cases.add(
          new Prepared(
              situation,
              outcome,
              new CaseValues(content, inputs, situation),
              needed.computeIfAbsent(outcome.defines(), content.index()::needed)));
    }
  }

  /** A case, its values, and every define that what it expects rests on. */
  static final class Prepared {
    private final Situation situation;
    private final CaseOutcome outcome;
    private final CaseValues values;
    private final Set<DefineName> needed;

    Prepared(Situation situation, CaseOutcome outcome, CaseValues values, Set<DefineName> needed) {
      this.situation = situation;
      this.outcome = outcome;
      this.values = values;
      this.needed = needed;
    }

    Situation situation() {
      return situation;
    }

    CaseOutcome outcome() {
      return outcome;
    }

    CaseValues values() {
      return values;
    }

    Set<DefineName> needed() {
      return needed;
    }
  }

  /**
   * What became of a mutant.
   *
   * @param mutant the mistake
   * @param killer the case that noticed; null if none did
   * @param reached whether it changed the value of a define in some case
   */
  record Result(Mutant mutant, @Nullable String killer, boolean reached) {}

  List<Prepared> cases() {
    return cases;
  }

  /** Asks the cases, those first that noticed a mistake of the same define before. */
  Result ask(Mutant mutant) {
    Deque<Prepared> first = lastKillers.computeIfAbsent(mutant.define(), d -> new ArrayDeque<>());
    Set<Prepared> order = new LinkedHashSet<>(first);
    order.addAll(cases);
    boolean reached = false;
    mutant.apply().run();
    try {
      for (Prepared prepared : order) {
        Effect effect = effect(mutant, prepared);
        reached |= effect != Effect.NONE;
        if (effect == Effect.NOTICED) {
          first.remove(prepared);
          first.addFirst(prepared);
          return new Result(mutant, prepared.outcome().vignette().id(), true);
        }
      }
    } finally {
      mutant.undo().run();
    }
    return new Result(mutant, null, reached);
  }

  private enum Effect {
    NONE,
    UNNOTICED,
    NOTICED
  }

  private Effect effect(Mutant mutant, Prepared prepared) {
    CaseValues values = prepared.values();
    Ripple ripple = new Ripple(content.index(), values, prepared.needed());
    try {
      ripple.start(content.index().changed(mutant.define()));
      if (ripple.failed()) {
        return Effect.NOTICED;
      }
      if (values.changed().isEmpty()) {
        return Effect.NONE;
      }
      return isOther(prepared) ? Effect.NOTICED : Effect.UNNOTICED;
    } finally {
      values.reset();
    }
  }

  private static boolean isOther(Prepared prepared) {
    CaseOutcome outcome = prepared.outcome();
    return prepared.values().changed().stream().anyMatch(outcome.defines()::contains)
        && !outcome.of(prepared.values()::define).equals(outcome.expected());
  }
}
