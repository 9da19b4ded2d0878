package org.hiphooks.ledger.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.hiphooks.ledger.store.Exports.Value;
import org.jspecify.annotations.Nullable;

/** How a row is written. */
public enum RowFormat {
  /** One JSON object a line. */
  NDJSON,
  /** RFC 4180, with names in the first line. */
  CSV;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What stands before the rows; null = nothing. */
  public @Nullable String head(List<Value> first) {
    return this == NDJSON ? null : first.stream().map(Value::name).collect(Collectors.joining(","));
  }

  /** A row. */
  public String line(List<Value> row) {
    return this == NDJSON
        ? json(row)
        : row.stream().map(RowFormat::cell).collect(Collectors.joining(","));
  }

  private static String json(List<Value> row) {
    ObjectNode node = JSON.createObjectNode();
    for (Value value : row) {
      if (value.value() instanceof Number number) {
        node.put(value.name(), number.longValue());
      } else if (value.value() != null) {
        node.put(value.name(), value.value().toString());
      }
    }
    return node.toString();
  }

  /** A spreadsheet must not take for a formula what a client has sent. */
  private static String cell(Value value) {
    String text = value.value() == null ? "" : value.value().toString();
    boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = isFormula ? "'" + text : text;
    return safe.matches("(?s).*[,\"\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
