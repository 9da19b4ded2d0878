package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
                findings(row.get("supports"), findings::isPresent),
                findings(row.get("against"), findings::isRecorded),
                missing(row.get("missing")) + " |"));
      }
    }
    return Filling.uncut(lines, "\n");
  }

  /**
   * As many as fit, of those that count: an item of a score may name alternatives, of which some
   * are not recorded or negative. A date that several share stands once, after the last of them.
   */
  private String findings(@Nullable Object inputs, Predicate<String> counts) {
    List<String> names = names(inputs).stream().filter(counts).toList();
    for (int shown = names.size(); shown > 0; shown--) {
      String cell = runs(names.subList(0, shown));
      String rest = shown < names.size() ? SEPARATOR + "+" + (names.size() - shown) : "";
      if (Listing.length(cell + rest) <= MAX_CELL) {
        return safe(cell + rest);
      }
    }
    return safe(Listing.of(names.stream().map(findings::brief).toList(), SEPARATOR, MAX_CELL));
  }

  private String runs(List<String> names) {
    StringBuilder cell = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String remark = findings.remark(names.get(i));
      boolean last = i + 1 == names.size() || !remark.equals(findings.remark(names.get(i + 1)));
      cell.append(i == 0 ? "" : SEPARATOR).append(findings.brief(names.get(i)));
      if (last && !remark.isEmpty()) {
        cell.append(" (").append(remark).append(')');
      }
    }
    return cell.toString();
  }

  private String missing(@Nullable Object inputs) {
    List<String> nouns = names(inputs).stream().map(findings::noun).toList();
    return safe(Listing.of(nouns, SEPARATOR, MAX_CELL));
  }

  private static List<String> names(@Nullable Object inputs) {
    return inputs instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** Nothing ends the cell too early. */
  private static String safe(String cell) {
    return cell.isEmpty() ? "-" : cell.replaceAll("(?<!\\\\)\\|", "\\\\|").replace('\n', ' ');
  }
}
