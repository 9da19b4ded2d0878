package org.hiphooks.replay.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.pages.Pages;
import org.hiphooks.replay.report.HtmlPage.Row;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.run.Outcome;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.Expected;
import org.hiphooks.replay.visit.ExpectedCard;
import org.hiphooks.replay.visit.LeftOut;

/** A page in one file, to read and to hand on; it asks no server for anything. */
public final class HtmlReport implements Report {

  /** More rows than this make a page that browsers do not like. */
  static final int MAX_ROWS = 2000;

  private static final List<String> ASSESSED = List.of("top", "tier", "step");

  private final PartialFile file;
  private final Heading heading;
  private final List<Row> wrong = new ArrayList<>();
  private final List<Row> others = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private long leftOutMore;

  /** Starts a report. */
  public HtmlReport(Path path, Heading heading) {
    this.file = new PartialFile(path);
    this.heading = heading;
  }

  @Override
  public void add(Result result) {
    boolean isWrong = result.isWrong();
    List<Row> rows = isWrong ? wrong : others;
    if (rows.size() < MAX_ROWS) {
      rows.add(row(result, isWrong));
    }
  }

  @Override
  public void add(LeftOut missing) {
    if (leftOut.size() < MAX_ROWS) {
      leftOut.add(missing);
    } else {
      leftOutMore++;
    }
  }

  private static Row row(Result result, boolean isWrong) {
    Expected expected = result.visit().expected();
    List<String> cards =
        expected == null ? List.of() : expected.cards().stream().map(ExpectedCard::words).toList();
    List<String> got = new ArrayList<>();
    if (result.answer().error() == null) {
      result.answer().shown().stream().map(AnsweredCard::name).forEach(got::add);
    } else {
      got.add(result.answer().error());
    }
    List<String> faults =
        result.degraded().stream()
            .filter(fault -> fault.outcome() == Outcome.WRONG)
            .map(fault -> "with " + fault.fault() + ": " + fault.detail())
            .toList();
    return new Row(
        result.visit().name(),
        result.visit().title(),
        Words.verdict(result.verdict()),
        isWrong,
        cards,
        got,
        assessment(result),
        result.differences(),
        faults);
  }

  private static String assessment(Result result) {
    List<String> words = new ArrayList<>();
    for (String field : ASSESSED) {
      String value = result.answer().assessed(field);
      if (!value.isEmpty()) {
        words.add(value);
      }
    }
    return String.join(", ", words);
  }

  @Override
  public void finish(Tally tally, Ending ending) {
    List<Row> rows = new ArrayList<>(wrong);
    others.stream().limit(MAX_ROWS - rows.size()).forEach(rows::add);
    Pages pages = new Pages();
    HtmlPage page =
        new HtmlPage(
            heading,
            tally,
            ending,
            rows,
            leftOut,
            leftOutMore,
            pages.assets().text("hiphooks.css"));
    byte[] html = pages.render("replay/report.jte", Map.of("page", page));
    file.write(new String(html, StandardCharsets.UTF_8));
    file.finish();
  }

  @Override
  public void close() {
    file.close();
  }
}
