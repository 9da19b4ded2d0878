package org.hiphooks.replay.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.LeftOut;

/** One line a card, and one a visit without card, for spreadsheets. */
public final class CsvReport implements Report {

  private final PartialFile file;

  /** Starts a report. */
  public CsvReport(Path path) {
    this.file = new PartialFile(path);
    line(List.of("visit", "service", "verdict", "rule", "level", "topic", "summary", "micros"));
  }

  @Override
  public void add(Result result) {
    String micros = String.valueOf(result.answer().nanos() / 1000);
    String verdict = Words.verdict(result.verdict());
    String name = result.visit().name();
    String service = result.visit().service();
    if (result.answer().shown().isEmpty()) {
      line(List.of(name, service, verdict, "", "", "", "", micros));
    }
    for (AnsweredCard card : result.answer().shown()) {
      line(
          List.of(
              name,
              service,
              verdict,
              card.rule(),
              card.level(),
              card.topic(),
              card.summary(),
              micros));
    }
  }

  @Override
  public void add(LeftOut leftOut) {
    if (leftOut.whole()) {
      line(List.of(leftOut.place(), "", "left out", "", "", "", leftOut.reason(), ""));
    }
  }

  private void line(List<String> cells) {
    file.write(cells.stream().map(CsvReport::cell).collect(Collectors.joining(",")) + "\r\n");
  }

  /** A cell that a spreadsheet does not take for a formula (OWASP, CSV injection). */
  private static String cell(String text) {
    String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : '\'' + text;
    return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  @Override
  public void finish(Tally tally, Ending ending) {
    if (!ending.complete()) {
      line(List.of("NOT COMPLETE", "", "", "", "", "", ending.why(), ""));
    }
    file.finish();
  }

  @Override
  public void close() {
    file.close();
  }
}
