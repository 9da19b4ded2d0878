package org.hiphooks.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Facts;
import org.hiphooks.explain.Person;
import org.hiphooks.form.AnswerReader.Read;
import org.hiphooks.form.FormItem.Trait;
import org.hiphooks.form.FormView.Result;
import org.hiphooks.form.NextQuestions.Asked;
import org.hiphooks.guidance.Reanswered;
import org.hiphooks.pages.Words;
import org.jspecify.annotations.Nullable;

/** Makes the view of an open form: empty, with errors, or with what the answers changed. */
final class FormDesk {

  private static final int FIRST = 8;

  private final HipForm form;
  private final Words words;
  private final AnswerWords says;
  private final Recomputation recomputation = new Recomputation();

  FormDesk(HipForm form, Words words, Locale language) {
    this.form = form;
    this.words = words;
    this.says = new AnswerWords(words, language);
  }

  HipForm form() {
    return form;
  }

  AnswerWords says() {
    return says;
  }

  /** Checks what was posted for the patient of a form; for nobody in particular without one. */
  AnswerReader reader(@Nullable OpenForm open, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return new AnswerReader(form, words, today, open == null ? null : birth(open));
  }

  /** Null if it is not known to the day, or is no day. */
  private static @Nullable LocalDate birth(OpenForm open) {
    try {
      return LocalDate.parse(open.visit().person().birthDate());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What the answers are as records. */
  List<Finding> findings(OpenForm open, Answers answers, @Nullable String performer) {
    return new Findings(form, answers, says, open.visit().person().id(), performer, open.now())
        .all();
  }

  /**
   * The page with answers that are not saved: before the first save, or when something is wrong
   * with them. What was saved before, and its cards, stay.
   */
  FormView asked(FormStore.Opened opened, Entered entered) {
    OpenForm open = opened.form();
    if (!open.answers().isEmpty()) {
      ChartWriting writing = open.writing();
      ChartWrite write =
          writing == null
              ? new ChartWrite(Outcome.NOT_WRITTEN, unwritten(open, open.answers()))
              : writing.state(findings(open, open.answers(), writing.performer()));
      return judged(opened, write, entered);
    }
    KnownAnswers onFile = onFile(open, recomputation.again(open, List.of()));
    return view(opened, entered, onFile, new Asked(beside(entered.answers()), true), null);
  }

  /** What a page shows that was older than the last save: what was saved, and what it adds. */
  Entered older(OpenForm open, Read read) {
    Answers saved = open.answers();
    Answers entered = read.entered();
    List<String> others = new ArrayList<>();
    for (FormItem item : form.questions()) {
      List<String> values = entered.of(item.linkId());
      boolean isOther = saved.has(item.linkId()) && !saved.of(item.linkId()).equals(values);
      if (isOther && !values.isEmpty()) {
        boolean isWrong = read.errors().containsKey(item.linkId());
        List<String> said =
            isWrong ? values : values.stream().map(value -> says.answer(item, value)).toList();
        others.add(words.text("error.of", form.asked(item), String.join("; ", said)));
      }
    }
    return new Entered(saved.and(entered), Map.of(), "", others);
  }

  /** Takes over what is on file for one question, or takes its answer back; nothing is saved. */
  Entered one(OpenForm open, Read read, String wish) {
    String linkId = wish.substring(wish.indexOf(':') + 1);
    Answers entered = read.entered();
    if (wish.startsWith("clear:")) {
      return new Entered(entered.with(linkId, List.of()), Map.of(), linkId, null);
    }
    List<String> values = copied(open, linkId, entered);
    Map<String, String> errors =
        values.isEmpty() ? Map.of(linkId, words.text("error.copy")) : Map.of();
    Answers answers = values.isEmpty() ? entered : entered.with(linkId, values);
    return new Entered(answers, errors, values.isEmpty() ? "" : linkId, null);
  }

  /** The page after a save of the answers that the form holds. */
  FormView saved(FormStore.Opened opened, ChartWrite write) {
    return judged(opened, write, Entered.of(opened.form().answers()));
  }

  private FormView judged(FormStore.Opened before, ChartWrite write, Entered entered) {
    FormStore.Opened opened = before.with(chart(before.form()));
    OpenForm open = opened.form();
    Answers answers = open.answers();
    ChartWriting writing = open.writing();
    List<Finding> findings = findings(open, answers, writing == null ? null : writing.performer());
    KnownAnswers onFile = onFile(open, recomputation.again(open, List.of()));
    Reanswered now = recomputation.again(open, unwritten(open, findings));
    Asked next = new NextQuestions(form, open.explainer()).of(now.evaluation(), answers, onFile);
    Result result =
        new Result(
            recomputation.compare(open, now.answer().cards()),
            write.lines(),
            note(open, answers),
            write.outcome(),
            onFile(open, now).overruling(answers, places(open, findings)),
            !entered.answers().equals(answers));
    return view(opened, entered, onFile, next.and(beside(entered.answers())), result);
  }

  /** Questions beside the core that have an answer. */
  private List<FormItem> beside(Answers answers) {
    return form.byInput().values().stream()
        .distinct()
        .filter(item -> answers.has(item.linkId()))
        .toList();
  }

  /** References of what this form holds, in the chart or not. */
  private static Set<String> places(OpenForm open, List<Finding> findings) {
    Set<String> places = new HashSet<>();
    findings.forEach(finding -> places.add("Observation/" + finding.record().path("id").asText()));
    ChartWriting writing = open.writing();
    if (writing != null) {
      places.addAll(writing.written().keySet());
    }
    return places;
  }

  /** The chart as it stands now, if the form may read it; else as it was read. */
  private OpenForm chart(OpenForm open) {
    ChartWriting writing = open.writing();
    return writing == null
        ? open
        : writing.reading(open.guidance(), open.visit().service()).again(open, writing.written());
  }

  /** What the records of a form do not hold yet. */
  private static List<Finding> unwritten(OpenForm open, List<Finding> findings) {
    ChartWriting writing = open.writing();
    return writing == null ? findings : writing.unwritten(findings);
  }

  /** The answers as plain text. */
  String note(@Nullable OpenForm open, Answers answers) {
    Instant now = open == null ? Instant.EPOCH : open.now();
    return NoteText.of(form, answers, says, words, open == null ? "" : says.dates().minute(now));
  }

  /** What would be written, while nothing is. */
  List<WrittenLine> unwritten(OpenForm open, Answers answers) {
    return findings(open, answers, null).stream()
        .map(
            finding ->
                new WrittenLine(
                    finding.question(), finding.answer(), WrittenLine.State.UNSAVED, ""))
        .toList();
  }

  /** What would be answered if what is on file were still true; empty if it is of another hip. */
  List<String> copied(OpenForm open, String linkId, Answers answers) {
    KnownAnswers onFile = onFile(open, recomputation.again(open, List.of()));
    String side = new Sides(form, answers).value();
    return form.question(linkId).map(item -> onFile.copied(item, side)).orElse(List.of());
  }

  private KnownAnswers onFile(OpenForm open, Reanswered known) {
    Facts facts = known.evaluation().facts();
    return new KnownAnswers(open.guidance().knowledge(), facts, form, says.dates());
  }

  private FormView view(
      FormStore.Opened opened,
      Entered entered,
      KnownAnswers known,
      Asked beside,
      @Nullable Result result) {
    ChartWriting writing = opened.form().writing();
    Answers answers = entered.answers();
    FormViews views = new FormViews(words, says, answers, entered.errors(), known);
    List<FormItem> first = new ArrayList<>();
    List<FormItem> more = new ArrayList<>();
    for (FormItem item : beside.questions()) {
      boolean isFirst = first.size() < FIRST || answers.has(item.linkId());
      (isFirst ? first : more).add(item);
    }
    return new FormView(
        person(opened.form()),
        posting(opened, entered),
        says.dates().minute(opened.form().readAt()),
        opened.form().isRead(),
        missing(known, answers),
        views.questions(form.core()),
        views.questions(first),
        views.questions(more),
        beside.isComplete(),
        result,
        entered.focus(),
        writing != null,
        writing != null && writing.mayWithdraw());
  }

  private FormView.Posting posting(FormStore.Opened opened, Entered entered) {
    return new FormView.Posting(
        opened.handle(),
        opened.form().answers().mark(),
        says.dates().minute(opened.until()),
        entered.older());
  }

  /** Core items that are neither on file nor answered; the hip itself has to be said each time. */
  private int missing(KnownAnswers known, Answers answers) {
    return (int)
        form.core().stream()
            .filter(item -> !answers.has(item.linkId()))
            .filter(item -> item.is(Trait.ANSWERS_SIDE) || !known.has(item))
            .count();
  }

  private String person(OpenForm open) {
    Person person = open.visit().person();
    if (person.name().isEmpty()) {
      return person.id();
    }
    LocalDate birth = birth(open);
    return birth == null
        ? person.name()
        : words.text("person", person.name(), says.dates().day(birth));
  }
}
