package org.hiphooks.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant: the known name with the fewest typing slips. */
public final class NearestName {

  private NearestName() {}

  /** The nearest of the names; null if none is near: at most a third of the letters may differ. */
  public static @Nullable String of(String wanted, Iterable<String> names) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    int best = Math.max(1, wanted.length() / 3) + 1;
    @Nullable String nearest = null;
    for (String name : names) {
      if (Math.abs(name.length() - wanted.length()) < best) {
        int distance = distance(lower, name.toLowerCase(Locale.ROOT));
        if (distance < best) {
          best = distance;
          nearest = name;
        }
      }
    }
    return nearest;
  }

  /** Letters inserted, left out, replaced, or swapped with their neighbour. */
  private static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= right.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      for (int j = 1; j <= right.length(); j++) {
        int replaced = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (isSwap(left, i, right, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[left.length()][right.length()];
  }

  private static boolean isSwap(String left, int i, String right, int j) {
    return i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
