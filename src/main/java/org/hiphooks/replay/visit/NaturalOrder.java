package org.hiphooks.replay.visit;

import java.nio.file.Path;
import java.util.Comparator;

/** Sorts names as people do: 2 before 10. */
final class NaturalOrder {

  static final Comparator<Path> OF_PATHS =
      (one, other) -> compare(one.getFileName() + "", other.getFileName() + "");

  private NaturalOrder() {}

  static int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      int iEnd = end(one, i);
      int jEnd = end(other, j);
      String left = one.substring(i, iEnd);
      String right = other.substring(j, jEnd);
      int order = isNumber(left) && isNumber(right) ? numbers(left, right) : left.compareTo(right);
      if (order != 0) {
        return order;
      }
      i = iEnd;
      j = jEnd;
    }
    int rest = Integer.compare(one.length() - i, other.length() - j);
    return rest == 0 ? one.compareTo(other) : rest;
  }

  private static int numbers(String left, String right) {
    String one = left.replaceFirst("^0+(?=.)", "");
    String other = right.replaceFirst("^0+(?=.)", "");
    int length = Integer.compare(one.length(), other.length());
    return length == 0 ? one.compareTo(other) : length;
  }

  private static int end(String text, int from) {
    boolean isDigit = Character.isDigit(text.charAt(from));
    int end = from + 1;
    while (end < text.length() && Character.isDigit(text.charAt(end)) == isDigit) {
      end++;
    }
    return end;
  }

  private static boolean isNumber(String part) {
    return Character.isDigit(part.charAt(0));
  }
}
