package org.hiphooks.replay.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.pages.Pages;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.LeftOut;

/** A page in one file, to read and to hand on; it asks no server for anything. */
public final class HtmlReport implements Report {

  /** More rows than this make a page that browsers do not like. */
  static final int MAX_ROWS = 2000;

  private final Pages pages = new Pages();
  private final PartialFile file;
  private final Heading heading;
  private final String everything;
  private final Spool wrong;
  private final Spool others;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private long leftOutMore;

  /** Starts a report, beside which another one holds every visit. */
  public HtmlReport(Path path, Heading heading) {
    this(path, heading, "report.json");
  }

  /**
   * Starts a report.
   *
   * @param everything where the visits are that the page does not list
   */
  public HtmlReport(Path path, Heading heading, String everything) {
    this.everything = everything;
    this.file = new PartialFile(path);
    this.wrong = new Spool(path, "differ");
    this.others = new Spool(path, "others");
    this.heading = heading;
  }

  @Override
  public void add(Result result) {
    Spool rows = result.isWrong() ? wrong : others;
    if (rows.size() < MAX_ROWS) {
      VisitRow row = new VisitRow(result, result.isWrong() ? wrong.size() + 1 : 0);
      byte[] html = pages.render("replay/visit.jte", Map.of("row", row));
      rows.add(new String(html, StandardCharsets.UTF_8));
    }
  }

  /** More was left out than is given one by one. */
  public void addLeftOut(long more) {
    leftOutMore += more;
  }

  @Override
  public void add(LeftOut missing) {
    if (leftOut.size() < MAX_ROWS) {
      leftOut.add(missing);
    } else {
      leftOutMore++;
    }
  }

  @Override
  public void finish(Tally tally, Ending ending) {
    long rest = MAX_ROWS - wrong.size();
    HtmlPage page =
        new HtmlPage(
            heading,
            tally,
            ending,
            wrong.size() + Math.min(rest, others.size()),
            leftOut,
            leftOutMore,
            everything,
            PageFrame.of(pages));
    byte[] html = pages.render("replay/report.jte", Map.of("page", page));
    file.write(
        html,
        () -> {
          wrong.copyTo(file, MAX_ROWS);
          others.copyTo(file, rest);
        });
    file.finish();
    wrong.close();
    others.close();
  }

  @Override
  public void close() {
    wrong.close();
    others.close();
    file.close();
  }
}
