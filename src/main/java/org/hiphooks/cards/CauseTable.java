package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the table of causes: name, fit, what speaks for it, against it, and what is missing. */
final class CauseTable {

  private static final int MAX_CELL = 60;
  private static final String SEPARATOR = "; ";

  private final CauseWords causes;
  private final FindingText findings;

  CauseTable(CauseWords causes, FindingText findings) {
    this.causes = causes;
    this.findings = findings;
  }

  /** One row for each tuple of id, tier, supports, against and missing. */
  Filling rows(List<?> rows) {
    List<String> lines = new ArrayList<>();
    for (Object item : rows) {
      if (item instanceof Map<?, ?> row) {
        lines.add(
            String.join(
                " | ",
                "| " + causes.name(String.valueOf(row.get("id")), "longName"),
                String.valueOf(row.get("tier")),
                cell(row.get("supports"), findings::finding, findings::brief),
                cell(row.get("against"), findings::finding, findings::brief),
                cell(row.get("missing"), findings::noun, findings::noun) + " |"));
      }
    }
    return Filling.uncut(lines, "\n");
  }

  /** The long form if at least one item fits, else the short one. */
  private static String cell(
      @Nullable Object inputs, Function<String, String> full, Function<String, String> brief) {
    if (!(inputs instanceof List<?> list) || list.isEmpty()) {
      return "-";
    }
    List<String> names = list.stream().map(String::valueOf).toList();
    String cell = Listing.of(names.stream().map(full).toList(), SEPARATOR, MAX_CELL);
    if (cell.startsWith("+")) {
      cell = Listing.of(names.stream().map(brief).toList(), SEPARATOR, MAX_CELL);
    }
    return cell.replaceAll("(?<!\\\\)\\|", "\\\\|").replace('\n', ' ');
  }
}
