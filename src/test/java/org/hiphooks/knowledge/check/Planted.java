package org.hiphooks.knowledge.check;

import java.util.List;
import java.util.TreeMap;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentProblem;
import org.jspecify.annotations.Nullable;

/** A copy of the shipped content with a planted fault, checked once. */
final class Planted {

  private static final Content SHIPPED = Content.embedded();

  /** One for all tests: it remembers what did not change. */
  private static final ContentChecker CHECKER = new ContentChecker(List.of());

  private final Content content;
  private @Nullable CheckReport report;

  private Planted(Content content) {
    this.content = content;
  }

  static Planted nothing() {
    return new Planted(SHIPPED);
  }

  /** Replaces the first occurrence of a text in a file. */
  static Planted replaced(String file, String text, String by) {
    return nothing().andReplaced(file, text, by);
  }

  /** Adds or overwrites a file. */
  static Planted written(String file, String text) {
    TreeMap<String, String> files = new TreeMap<>(SHIPPED.files());
    files.put(file, text);
    return new Planted(Content.of(files));
  }

  /** Removes a file. */
  static Planted removed(String file) {
    TreeMap<String, String> files = new TreeMap<>(SHIPPED.files());
    files.remove(file);
    return new Planted(Content.of(files));
  }

  static String shipped(String file) {
    return SHIPPED.files().getOrDefault(file, "");
  }

  Planted andReplaced(String file, String text, String by) {
    TreeMap<String, String> files = new TreeMap<>(content.files());
    String before = files.getOrDefault(file, "");
    int start = before.indexOf(text);
    if (start < 0) {
      throw new IllegalArgumentException(file + " does not hold " + text);
    }
    files.put(file, before.substring(0, start) + by + before.substring(start + text.length()));
    return new Planted(Content.of(files));
  }

  CheckReport report() {
    CheckReport known = report == null ? CHECKER.check(content) : report;
    report = known;
    return known;
  }

  List<ContentProblem> problems() {
    return report().problems();
  }

  /** {@code file:line:column} of the first place of a text in a file. */
  String where(String file, String text) {
    String all = content.files().getOrDefault(file, "");
    int start = all.indexOf(text);
    if (start < 0) {
      throw new IllegalArgumentException(file + " does not hold " + text);
    }
    int lineStart = all.lastIndexOf('\n', start - 1) + 1;
    long line = 1 + all.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return file + ':' + line + ':' + (start - lineStart + 1);
  }
}
