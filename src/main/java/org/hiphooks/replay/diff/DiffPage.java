package org.hiphooks.replay.diff;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.pages.Pages;
import org.hiphooks.replay.report.PartialFile;
import org.hiphooks.replay.run.Answer;
import org.hiphooks.replay.run.AnsweredCard;
import org.jspecify.annotations.Nullable;

/** The comparison as one page in one file. */
public final class DiffPage implements AutoCloseable {

  private static final int MAX_ROWS = 2000;

  private final @Nullable PartialFile file;
  private final String hashes;
  private final ContentChanges changes;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One visit whose answer changes.
   *
   * @param name where it stands
   * @param title what it shows; may be empty
   * @param before cards of the first content
   * @param after cards of the second
   * @param changes what changed
   * @param causes where the evaluations part, with the values of this patient
   */
  public record Row(
      String name,
      String title,
      List<String> before,
      List<String> after,
      List<String> changes,
      List<String> causes) {}

  DiffPage(@Nullable Path folder, String hashes, ContentChanges changes) {
    this.file = folder == null ? null : new PartialFile(folder.resolve("diff.html"));
    this.hashes = hashes;
    this.changes = changes;
  }

  void add(Change change) {
    if (!change.isNone() && rows.size() < MAX_ROWS) {
      rows.add(
          new Row(
              change.visit().name(),
              change.visit().title(),
              cards(change.before()),
              cards(change.after()),
              change.changes(),
              change.causes().stream().map(Cause::words).toList()));
    }
  }

  private static List<String> cards(Answer answer) {
    return answer.error() == null
        ? answer.shown().stream().map(AnsweredCard::name).toList()
        : List.of(answer.error());
  }

  void finish(Groups groups, boolean complete) {
    if (file == null) {
      return;
    }
    Pages pages = new Pages();
    byte[] html =
        pages.render(
            "replay/diff.jte",
            Map.of(
                "hashes", hashes,
                "changes", changes,
                "groups", groups,
                "rows", rows,
                "complete", complete,
                "style", pages.assets().text("hiphooks.css")));
    file.write(new String(html, StandardCharsets.UTF_8));
    file.finish();
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
