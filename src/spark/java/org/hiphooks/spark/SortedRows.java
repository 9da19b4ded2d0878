package org.hiphooks.spark;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows of a table, sorted out like lines. */
final class SortedRows implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final Map<String, Integer> numbers;
  private final LineSorter sorter;
  private @Nullable Row next;

  /**
   * Sorts rows with a resource, the file and the place in it.
   *
   * @param numbers places of the files by path
   */
  SortedRows(Iterator<Row> rows, Map<String, Integer> numbers, int slices, Set<String> types) {
    this.rows = rows;
    this.numbers = numbers;
    this.sorter = new LineSorter(slices, types);
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      Row row = rows.next();
      int file = numbers.getOrDefault(Staging.lastParts(row.getString(1)), 0);
      byte[] text = row.isNullAt(0) ? new byte[0] : row.<byte[]>getAs(0);
      long place = row.getLong(2);
      next =
          row.isNullAt(0)
              ? StagedRow.leftOut(null, file, place, "has no resource")
              : sorter.row(file, place, text);
    }
    return next != null;
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
