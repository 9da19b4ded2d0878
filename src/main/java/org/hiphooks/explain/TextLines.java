package org.hiphooks.explain;

import java.util.List;
import java.util.stream.IntStream;

/** Lines of a given width: wrapped paragraphs and tables. */
final class TextLines {

  private static final int GAP = 2;

  private final int width;
  private final StringBuilder text = new StringBuilder();

  TextLines(int width) {
    this.width = width;
  }

  TextLines blank() {
    text.append('\n');
    return this;
  }

  TextLines line(String line) {
    text.append(line.stripTrailing()).append('\n');
    return this;
  }

  /** A paragraph; its further lines stand two columns further in. */
  TextLines wrapped(int indent, String paragraph) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    boolean isEmpty = true;
    for (String word : paragraph.split(" ", -1)) {
      if (!isEmpty && line.length() + 1 + word.length() > width) {
        line(line.toString());
        line.setLength(0);
        line.append(" ".repeat(indent + GAP));
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    return line(line.toString());
  }

  /** Rows of equal size; a column is as wide as its widest cell. */
  TextLines table(int indent, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return this;
    }
    List<Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(
                column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toList();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ".repeat(indent));
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + GAP));
      }
      line(line.toString());
    }
    return this;
  }

  String text() {
    return text.toString();
  }
}
