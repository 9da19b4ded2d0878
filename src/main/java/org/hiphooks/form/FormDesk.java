package org.hiphooks.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiphooks.chart.Facts;
import org.hiphooks.explain.Person;
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

  private static @Nullable LocalDate birth(OpenForm open) {
    String birth = open.visit().person().birthDate();
    return birth.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(birth) : null;
  }

  /** What the answers are as records. */
  List<Finding> findings(OpenForm open, Answers answers, @Nullable String performer) {
    return new Findings(form, answers, says, open.visit().person().id(), performer, open.now())
        .all();
  }

  /** The page before anything is saved, or when something is wrong with what was entered. */
  FormView asked(
      FormStore.Opened opened, Answers answers, Map<String, String> errors, String focus) {
    OpenForm open = opened.form();
    Reanswered known = recomputation.again(open, List.of());
    KnownAnswers onFile = onFile(open, known);
    List<FormItem> beside =
        form.byInput().values().stream()
            .distinct()
            .filter(item -> answers.has(item.linkId()))
            .toList();
    Asked asked = new Asked(beside, true);
    return view(opened, answers, errors, onFile, asked, null, focus);
  }

  /** The page after a save. */
  FormView saved(FormStore.Opened before, Answers answers, ChartWrite write) {
    FormStore.Opened opened = before.with(chart(before.form()));
    OpenForm open = opened.form();
    KnownAnswers onFile = onFile(open, recomputation.again(open, List.of()));
    Reanswered now = recomputation.again(open, unwritten(open, findings(open, answers, null)));
    Asked next = new NextQuestions(form, open.explainer()).of(now.evaluation(), answers, onFile);
    Result result =
        new Result(
            recomputation.compare(open.before(), now.answer().cards()),
            write.lines(),
            note(open, answers),
            write.outcome());
    return view(opened, answers, Map.of(), onFile, next, result, "");
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

  /** What would be answered if what is on file were still true. */
  List<String> known(OpenForm open, String linkId) {
    KnownAnswers onFile = onFile(open, recomputation.again(open, List.of()));
    return form.question(linkId).map(onFile::of).map(KnownAnswers.Known::values).orElse(List.of());
  }

  private KnownAnswers onFile(OpenForm open, Reanswered known) {
    Facts facts = known.evaluation().facts();
    return new KnownAnswers(open.guidance().knowledge(), facts, form, says.dates());
  }

  private FormView view(
      FormStore.Opened opened,
      Answers answers,
      Map<String, String> errors,
      KnownAnswers known,
      Asked beside,
      @Nullable Result result,
      String focus) {
    ChartWriting writing = opened.form().writing();
    FormViews views = new FormViews(words, says, answers, errors, known);
    List<FormItem> first = new ArrayList<>();
    List<FormItem> more = new ArrayList<>();
    for (FormItem item : beside.questions()) {
      boolean isFirst = first.size() < FIRST || answers.has(item.linkId());
      (isFirst ? first : more).add(item);
    }
    int missing =
        (int)
            form.core().stream()
                .filter(item -> !known.has(item) && !answers.has(item.linkId()))
                .count();
    return new FormView(
        person(opened.form().visit().person()),
        opened.handle(),
        says.dates().minute(opened.until()),
        says.dates().minute(opened.form().readAt()),
        opened.form().isRead(),
        missing,
        views.questions(form.core()),
        views.questions(first),
        views.questions(more),
        beside.isComplete(),
        result,
        focus,
        writing != null,
        writing != null && writing.mayWithdraw());
  }

  private String person(Person person) {
    String birth = person.birthDate();
    if (person.name().isEmpty()) {
      return person.id();
    }
    if (!birth.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return person.name();
    }
    return words.text("person", person.name(), says.dates().day(LocalDate.parse(birth)));
  }
}
