package org.hiphooks.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.ledger.command.RowFormat;
import org.hiphooks.ledger.store.Exports;
import org.hiphooks.ledger.store.Exports.Value;

/** Writes rows for elsewhere. */
final class Rows {

  private Rows() {}

  /** A row of names and values in turn. */
  static List<Value> row(Object... namesAndValues) {
    List<Value> row = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.add(new Value(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]));
    }
    return row;
  }

  /** All rows as a text. */
  static String text(RowFormat format, List<List<Value>> rows) {
    StringBuilder text = new StringBuilder();
    String head = rows.isEmpty() ? null : format.head(rows.get(0));
    if (head != null) {
      text.append(head).append("\r\n");
    }
    rows.forEach(row -> text.append(format.line(row)).append("\r\n"));
    return text.toString();
  }

  /** Rows of a part of the ledger. */
  static List<List<Value>> of(Exports exports, Exports.Part part, boolean withComments) {
    List<List<Value>> rows = new ArrayList<>();
    exports.read(part, Instant.EPOCH, withComments, rows::add);
    return rows;
  }
}
