package org.hiphooks.replay.diff;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.pages.Pages;
import org.hiphooks.replay.report.Ending;
import org.hiphooks.replay.report.Heading;
import org.hiphooks.replay.report.PageFrame;
import org.hiphooks.replay.report.PartialFile;
import org.hiphooks.replay.report.Spool;
import org.hiphooks.replay.run.Answer;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.visit.LeftOut;

/** The comparison as one page in one file. */
public final class DiffPage implements DiffReport {

  private static final int MAX_ROWS = 2000;

  private final Pages pages = new Pages();
  private final PartialFile file;
  private final Spool spool;
  private final Heading heading;
  private final Contents contents;
  private final ContentChanges changes;
  private final List<LeftOut> leftOut = new ArrayList<>();

  /**
   * One visit whose answer changes.
   *
   * @param number its place among these, from 1
   * @param change what changed
   */
  public record Row(long number, Change change) {

    /** Where it stands. */
    public String name() {
      return change.visit().name();
    }

    /** What it shows; may be empty. */
    public String title() {
      return change.visit().title();
    }

    /** Cards of the first content. */
    public List<String> before() {
      return cards(change.before());
    }

    /** Cards of the second. */
    public List<String> after() {
      return cards(change.after());
    }

    private static List<String> cards(Answer answer) {
      return answer.error() == null
          ? answer.shown().stream().map(AnsweredCard::name).toList()
          : List.of(answer.error());
    }
  }

  DiffPage(Path folder, Heading heading, Contents contents, ContentChanges changes) {
    this.contents = contents;
    Path path = folder.resolve("diff.html");
    this.file = new PartialFile(path);
    this.spool = new Spool(path, "rows");
    this.heading = heading;
    this.changes = changes;
  }

  @Override
  public void add(Change change) {
    if (!change.isNone() && spool.size() < MAX_ROWS) {
      Row row = new Row(spool.size() + 1, change);
      byte[] html = pages.render("replay/change.jte", Map.of("row", row));
      spool.add(new String(html, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void add(LeftOut missing) {
    if (leftOut.size() < MAX_ROWS) {
      leftOut.add(missing);
    }
  }

  @Override
  public void finish(Groups groups, Ending ending) {
    byte[] html =
        pages.render(
            "replay/diff.jte",
            Map.of(
                "heading", heading,
                "contents", contents,
                "changes", changes,
                "groups", groups,
                "rows", spool.size(),
                "leftOut", leftOut,
                "ending", ending,
                "frame", PageFrame.of(pages)));
    file.write(html, () -> spool.copyTo(file, MAX_ROWS));
    file.finish();
    spool.close();
  }

  @Override
  public void close() {
    spool.close();
    file.close();
  }
}
