package org.hiphooks.kit;

import java.util.List;

/**
 * A part of a sheet as it is printed.
 *
 * @param id part of its address on the page
 * @param title heading
 * @param intro what to do with it
 * @param head headings of the columns
 * @param rows cells
 * @param isCode whether the cells of a column are to be copied letter for letter, by column
 */
public record SheetSection(
    String id,
    String title,
    String intro,
    List<String> head,
    List<List<String>> rows,
    List<Boolean> isCode) {

  /** Defensive copies. */
  public SheetSection {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    isCode = List.copyOf(isCode);
  }
}
