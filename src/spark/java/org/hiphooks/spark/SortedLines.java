package org.hiphooks.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The lines of a split, sorted out. */
final class SortedLines implements Iterator<Row> {

  private final Split split;
  private final SplitLines lines;
  private final LineSorter sorter;
  private @Nullable Row next;
  private boolean isEnd;

  SortedLines(Split split, SplitLines lines, LineSorter sorter) {
    this.split = split;
    this.lines = lines;
    this.sorter = sorter;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !isEnd) {
      if (lines.hasNext()) {
        SplitLines.Line line = lines.next();
        next = sorter.row(split.number(), line.offset(), line.text());
      } else {
        end();
      }
    }
    return next != null;
  }

  private void end() {
    isEnd = true;
    if (lines.isBroken()) {
      next =
          StagedRow.leftOut(
              null, split.number(), lines.offset(), "from here on the file cannot be unpacked");
    }
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(split.file().name() + " cannot be closed", e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }
}
