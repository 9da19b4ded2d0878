package org.hiphooks.admin;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hiphooks.knowledge.Content;

/**
 * A file of the content that another content has otherwise.
 *
 * @param file its path
 * @param kind {@code added}, {@code removed} or {@code changed}
 * @param lines the difference, each line with its mark; cut if it is long
 */
public record FileChange(String file, String kind, List<String> lines) {

  private static final int CONTEXT = 2;
  private static final int MOST_LINES = 400;

  /** Defensive copy. */
  public FileChange {
    lines = List.copyOf(lines);
  }

  /** What is different in another content, by file. */
  static List<FileChange> between(Content before, Content after) {
    TreeSet<String> names = new TreeSet<>(before.files().keySet());
    names.addAll(after.files().keySet());
    List<FileChange> changes = new ArrayList<>();
    for (String name : names) {
      String old = before.files().getOrDefault(name, "");
      String now = after.files().getOrDefault(name, "");
      if (!old.equals(now)) {
        boolean isNew = !before.files().containsKey(name);
        boolean isGone = !after.files().containsKey(name);
        changes.add(
            new FileChange(
                name, isNew ? "added" : isGone ? "removed" : "changed", difference(old, now)));
      }
    }
    return changes;
  }

  private static List<String> difference(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff("a", "b", old, DiffUtils.diff(old, now), CONTEXT);
    return lines.stream().skip(2).limit(MOST_LINES).toList();
  }
}
