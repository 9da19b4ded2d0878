package org.hiphooks.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.hiphooks.form.FormItem.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Which hip the answers are about. If both hurt, what belongs to one hip is about the worse one: it
 * was asked and examined there.
 */
final class Sides {

  private final HipForm form;
  private final Answers answers;

  Sides(HipForm form, Answers answers) {
    this.form = form;
    this.answers = answers;
  }

  /** Where an answer belongs; null if it belongs to no hip, or the hip is not known. */
  @Nullable ObjectNode site(FormItem item, String value) {
    if (item.is(Trait.ANSWERS_SIDE)) {
      return chosen(item);
    }
    return isSided(item, value) ? asked().map(this::chosen).orElse(null) : null;
  }

  /** The question whose answer is needed for the others to have a side; empty if none is. */
  Optional<FormItem> unanswered() {
    return asked()
        .filter(item -> !answers.has(item.linkId()))
        .filter(item -> form.questions().stream().anyMatch(this::needsSide));
  }

  /** Which hip is meant, as records of it say; empty if that is not known, or it is both. */
  String value() {
    return asked()
        .flatMap(item -> answers.of(item.linkId()).stream().findFirst().flatMap(item::option))
        .map(FormOption::value)
        .orElse("");
  }

  /** Where it hurts in the middle only, how much it hurts is about no hip; an examination is. */
  private boolean needsSide(FormItem item) {
    return answers.of(item.linkId()).stream()
        .filter(value -> isSided(item, value))
        .anyMatch(value -> item.is(Trait.EXAMINED) || !isMidline());
  }

  private boolean isMidline() {
    List<FormItem> places =
        form.questions().stream()
            .filter(item -> item.is(Trait.BODY_MAP) && answers.has(item.linkId()))
            .toList();
    return !places.isEmpty()
        && places.stream()
            .noneMatch(item -> answers.of(item.linkId()).stream().anyMatch(v -> isSided(item, v)));
  }

  /** Whether a question is not asked because of the answer of the one above it. */
  boolean isPassedOver(FormItem item) {
    return item.is(Trait.ANSWERS_WORSE_SIDE) && !item.isEnabledBy(answers);
  }

  private static boolean isSided(FormItem item, String value) {
    return item.is(Trait.SIDE_AWARE)
        || item.option(value).filter(FormOption::sideAware).isPresent();
  }

  /** The question that says where the answers of one hip belong. */
  private Optional<FormItem> asked() {
    Optional<FormItem> worse =
        first(Trait.ANSWERS_WORSE_SIDE).filter(item -> item.isEnabledBy(answers));
    return worse.isPresent() ? worse : first(Trait.ANSWERS_SIDE);
  }

  private Optional<FormItem> first(Trait trait) {
    return form.questions().stream().filter(item -> item.is(trait)).findFirst();
  }

  private @Nullable ObjectNode chosen(FormItem item) {
    return answers.of(item.linkId()).stream()
        .findFirst()
        .flatMap(item::option)
        .map(FormOption::bodySite)
        .orElse(null);
  }
}
