package org.hiphooks.cards;

import java.util.List;

/**
 * What stands for a placeholder: one text, or a list that can be shortened.
 *
 * @param items the texts
 * @param separator stands between them
 * @param mostItems so many are shown, then "+n"
 * @param mostLength so many code points are shown, "+n" included
 */
record Filling(List<String> items, String separator, int mostItems, int mostLength) {

  /** Nothing. */
  static final Filling EMPTY = uncut(List.of(), "");

  /** The placeholder's condition holds. */
  static final Filling TRUE = of("true");

  private static final int ALL = Integer.MAX_VALUE;

  /** Defensive copy; empty texts are left out. */
  Filling {
    items = items.contains("") ? items.stream().filter(item -> !item.isEmpty()).toList() : items;
    items = List.copyOf(items);
  }

  /** One text, never shortened. */
  static Filling of(String text) {
    return text.isEmpty() ? EMPTY : uncut(List.of(text), "");
  }

  /** A list that is never shortened. */
  static Filling uncut(List<String> items, String separator) {
    return new Filling(items, separator, ALL, ALL);
  }

  /** A list of at most so many code points. */
  static Filling list(List<String> items, String separator, int mostLength) {
    return new Filling(items, separator, ALL, mostLength);
  }

  /** At most so many items. */
  Filling first(int count) {
    return new Filling(items, separator, Math.min(count, mostItems), mostLength);
  }

  /** At most so many code points, unless it is never shortened. */
  Filling within(int length) {
    return canBeCut()
        ? new Filling(items, separator, mostItems, Math.min(length, mostLength))
        : this;
  }

  boolean canBeCut() {
    return mostLength != ALL;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  String text() {
    return items.size() > mostItems
        ? Listing.first(items, separator, mostItems)
        : Listing.of(items, separator, mostLength);
  }
}
