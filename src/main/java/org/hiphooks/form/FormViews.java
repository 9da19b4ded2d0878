package org.hiphooks.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.form.FormItem.Kind;
import org.hiphooks.form.FormItem.Trait;
import org.hiphooks.form.FormItem.Unit;
import org.hiphooks.form.FormView.Choice;
import org.hiphooks.form.FormView.Control;
import org.hiphooks.form.FormView.OnFile;
import org.hiphooks.form.FormView.Question;
import org.hiphooks.form.FormView.Spot;
import org.hiphooks.pages.Words;
import org.jspecify.annotations.Nullable;

/** Makes the questions of a page from items, answers and what is on file. */
final class FormViews {

  private final Words words;
  private final AnswerWords says;
  private final Answers answers;
  private final Map<String, String> errors;
  private final @Nullable KnownAnswers known;

  /**
   * For one page.
   *
   * @param answers what was entered
   * @param errors what is wrong with it, by question
   * @param known what is on file; null if that is not known any more
   */
  FormViews(
      Words words,
      AnswerWords says,
      Answers answers,
      Map<String, String> errors,
      @Nullable KnownAnswers known) {
    this.words = words;
    this.says = says;
    this.answers = answers;
    this.errors = errors;
    this.known = known;
  }

  List<Question> questions(List<FormItem> items) {
    return items.stream().filter(FormItem::isQuestion).map(this::question).toList();
  }

  private Question question(FormItem item) {
    List<Choice> choices = choices(item);
    Unit unit = item.unit();
    return new Question(
        item.linkId(),
        item.prefix(),
        item.text(),
        control(item),
        choices,
        choices.isEmpty() ? String.join("", answers.of(item.linkId())) : "",
        unit == null || !choices.isEmpty() ? "" : unit.text(),
        item.hints(),
        errors.getOrDefault(item.linkId(), ""),
        onFile(item),
        questions(item.items()));
  }

  private @Nullable OnFile onFile(FormItem item) {
    List<KnownAnswers.Known> found =
        known == null || item.is(Trait.WEEKS_AGO) ? List.of() : known.of(item);
    if (found.isEmpty()) {
      return null;
    }
    boolean canBeCopied = found.stream().anyMatch(one -> !one.value().isEmpty());
    return new OnFile(
        found.stream().map(KnownAnswers.Known::record).toList(),
        canBeCopied && !answers.has(item.linkId()));
  }

  private static Control control(FormItem item) {
    return switch (item.kind()) {
      case CHOICE -> item.repeats() ? Control.CHECKBOX : Control.RADIO;
      case BOOLEAN -> Control.RADIO;
      case DATE -> Control.DAY;
      case INTEGER, DECIMAL, GROUP, DISPLAY ->
          item.is(Trait.RADIO) ? Control.RADIO : Control.NUMBER;
    };
  }

  private List<Choice> choices(FormItem item) {
    List<Choice> choices = new ArrayList<>();
    for (FormOption option : item.options()) {
      FormOption.Place place = item.is(Trait.BODY_MAP) ? option.place() : null;
      Spot spot =
          place == null ? null : new Spot(place.view(), place.x(), place.y(), option.sideAware());
      choices.add(choice(item, option.code(), option.text(), spot));
    }
    BigDecimal least = item.least();
    BigDecimal most = item.most();
    if (item.is(Trait.RADIO) && least != null && most != null) {
      for (int number = least.intValue(); number <= most.intValue(); number++) {
        choices.add(choice(item, String.valueOf(number), String.valueOf(number), null));
      }
    }
    if (item.kind() == Kind.BOOLEAN) {
      choices.add(choice(item, "true", says.truth(item, "true"), null));
      choices.add(choice(item, "false", says.truth(item, "false"), null));
      choices.add(none(item));
    }
    return choices;
  }

  private Choice choice(FormItem item, String value, String text, @Nullable Spot spot) {
    String id = "q-" + item.linkId() + '-' + value;
    return new Choice(id, value, text, answers.of(item.linkId()).contains(value), spot);
  }

  /** Preset, and never written. */
  private Choice none(FormItem item) {
    String key = item.is(Trait.EXAMINED) ? "exam.none" : "asked.none";
    boolean isChosen = !answers.has(item.linkId());
    return new Choice("q-" + item.linkId() + "-none", "", words.text(key), isChosen, null);
  }
}
