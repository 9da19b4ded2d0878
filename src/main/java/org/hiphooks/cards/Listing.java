package org.hiphooks.cards;

import java.util.List;

/** Joins items as long as they fit, then says how many are left out. Never cuts inside a word. */
final class Listing {

  private Listing() {}

  /**
   * Joins items.
   *
   * @param items texts
   * @param separator between them
   * @param most code points, the "+n" included
   */
  static String of(List<String> items, String separator, int most) {
    String all = String.join(separator, items);
    if (length(all) <= most) {
      return all;
    }
    for (int kept = items.size() - 1; kept > 0; kept--) {
      String some =
          String.join(separator, items.subList(0, kept)) + separator + "+" + (items.size() - kept);
      if (length(some) <= most) {
        return some;
      }
    }
    return "+" + items.size();
  }

  /** The first items, then "+n". */
  static String first(List<String> items, String separator, int count) {
    if (items.size() <= count) {
      return String.join(separator, items);
    }
    return String.join(separator, items.subList(0, count))
        + separator
        + "+"
        + (items.size() - count);
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
