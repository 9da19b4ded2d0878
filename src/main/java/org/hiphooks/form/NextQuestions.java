package org.hiphooks.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.hiphooks.explain.Effect;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.explain.Explainer;
import org.hiphooks.explain.FoundEffects;
import org.hiphooks.explain.SearchLimit;

/**
 * Which questions beside the core are asked: those whose answer could change the cards of this
 * patient, found as the explanations find them, and those that were answered already.
 */
final class NextQuestions {

  private static final int AT_ONCE = 2;
  private static final Semaphore PLACES = new Semaphore(AT_ONCE);

  private final HipForm form;
  private final Explainer explainer;

  NextQuestions(HipForm form, Explainer explainer) {
    this.form = form;
    this.explainer = explainer;
  }

  /** Questions, and whether all that there are were looked at in the time there was. */
  record Asked(List<FormItem> questions, boolean isComplete) {

    /** Defensive copy. */
    Asked {
      questions = List.copyOf(questions);
    }

    /** These, and others that are not among them. */
    Asked and(List<FormItem> others) {
      Set<FormItem> all = new LinkedHashSet<>(questions);
      all.addAll(others);
      return new Asked(List.copyOf(all), isComplete);
    }
  }

  /** Those that could bring the most urgent card first, then in the order of the form. */
  Asked of(Evaluation evaluation, Answers answers, KnownAnswers known) {
    Map<String, FormItem> byInput = form.byInput();
    List<FormItem> order = form.questions();
    Map<FormItem, Effect> effects = new LinkedHashMap<>();
    FoundEffects found = found(evaluation, byInput.keySet());
    for (Effect effect : found.effects()) {
      FormItem item = byInput.get(effect.input());
      if (item != null && !answers.has(item.linkId()) && isEnabled(item, answers, known)) {
        effects.merge(item, effect, (one, two) -> two.danger() > one.danger() ? two : one);
      }
    }
    Set<FormItem> questions = new LinkedHashSet<>();
    byInput.values().stream()
        .filter(item -> answers.has(item.linkId()))
        .sorted(Comparator.comparingInt(order::indexOf))
        .forEach(questions::add);
    effects.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<FormItem, Effect>, Boolean>comparing(
                    entry -> entry.getValue().isRecorded())
                .thenComparing(entry -> -entry.getValue().danger())
                .thenComparing(entry -> order.indexOf(entry.getKey())))
        .forEach(entry -> questions.add(entry.getKey()));
    return new Asked(new ArrayList<>(questions), found.isComplete());
  }

  /** Few at once: a search evaluates some hundred times. Nobody waits for a network meanwhile. */
  private FoundEffects found(Evaluation evaluation, Set<String> inputs) {
    PLACES.acquireUninterruptibly();
    try {
      return explainer.effects(evaluation, inputs, SearchLimit.PAGE);
    } finally {
      PLACES.release();
    }
  }

  private boolean isEnabled(FormItem item, Answers answers, KnownAnswers known) {
    return item.isEnabledBy(answers)
        || item.enabledBy().stream()
            .anyMatch(by -> !answers.has(by.question()) && isKnown(by, known));
  }

  private boolean isKnown(FormItem.Enabling enabling, KnownAnswers known) {
    return form.question(enabling.question())
        .map(known::of)
        .filter(on -> on.stream().anyMatch(one -> one.value().equals(enabling.answer())))
        .isPresent();
  }
}
