package org.hiphooks.knowledge.check;

import java.util.Locale;
import org.hiphooks.knowledge.ContentPlace;
import org.hiphooks.knowledge.ContentProblem;

/** A report for people: place, what is wrong, the line with a caret, what to do. */
final class TextReport {

  private static final int GUTTER = 5;
  private static final String BAR = " | ";
  private static final String CUT = "...";

  private final Colours colours;
  private final int width;

  /**
   * A writer of reports.
   *
   * @param colours colours to use
   * @param width characters of a line of the terminal
   */
  TextReport(Colours colours, int width) {
    this.colours = colours;
    this.width = width;
  }

  /** The whole report, ending with a line that sums it up. */
  String text(CheckReport report) {
    StringBuilder text = new StringBuilder();
    report.problems().forEach(problem -> append(text, problem));
    return text.append(summary(report)).append('\n').toString();
  }

  private static String summary(CheckReport report) {
    String counts =
        "%s (%s, %s)"
            .formatted(
                count(report.problems().size(), "problem"),
                count(report.errors(), "error"),
                count(report.warnings(), "warning"));
    String end = report.errors() > 0 ? " Nothing was loaded." : "";
    return String.format(
        Locale.ROOT,
        "%s in %s, %.1f s.%s",
        report.problems().isEmpty() ? "No problem" : counts,
        count(report.files(), "file"),
        report.took().toMillis() / 1000.0,
        end);
  }

  private static String count(int number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private void append(StringBuilder text, ContentProblem problem) {
    text.append(colours.bold(problem.place().toString()))
        .append(": ")
        .append(
            colours.of(
                problem.severity(), problem.severity().word() + ' ' + problem.code().code() + ':'))
        .append(' ')
        .append(problem.message())
        .append('\n');
    if (!problem.excerpt().isBlank()) {
      appendExcerpt(text, problem);
    } else if (!problem.remedy().isEmpty()) {
      text.append(" ".repeat(GUTTER)).append(BAR).append(problem.remedy()).append('\n');
    }
  }

  private void appendExcerpt(StringBuilder text, ContentProblem problem) {
    ContentPlace place = problem.place();
    Window window = window(problem.excerpt(), Math.max(0, place.column() - 1));
    text.append(String.format(Locale.ROOT, "%" + GUTTER + "d", place.line()))
        .append(BAR)
        .append(window.text())
        .append('\n')
        .append(" ".repeat(GUTTER))
        .append(BAR);
    if (place.column() > 0) {
      int room = Math.max(1, window.text().length() - window.caret());
      String carets = "^".repeat(Math.max(1, Math.min(room, place.width())));
      text.append(" ".repeat(window.caret())).append(colours.of(problem.severity(), carets));
      text.append(beside(problem.remedy(), window.caret() + carets.length()));
    }
    text.append(problem.remedy()).append('\n');
  }

  /** What stands before a remedy: it goes below the line where it does not fit beside it. */
  private String beside(String remedy, int column) {
    if (remedy.isEmpty()) {
      return "";
    }
    boolean fits = GUTTER + BAR.length() + column + 1 + remedy.length() <= width;
    return fits ? " " : '\n' + " ".repeat(GUTTER) + BAR;
  }

  /** The part of a line that fits the terminal and holds the place. */
  private Window window(String line, int caret) {
    String source = line.replace('\t', ' ');
    int room = Math.max(40, width - GUTTER - BAR.length());
    if (source.length() <= room) {
      return new Window(source, Math.min(caret, source.length()));
    }
    int start = caret < room / 2 ? 0 : caret - room / 3;
    int end = Math.min(source.length(), start + room - CUT.length() * 2);
    String before = start == 0 ? "" : CUT;
    String after = end == source.length() ? "" : CUT;
    return new Window(
        before + source.substring(Math.min(start, end), end) + after,
        before.length() + caret - start);
  }

  /** Part of a line, and where in it the place begins. */
  private record Window(String text, int caret) {}
}
