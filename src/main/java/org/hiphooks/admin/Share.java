package org.hiphooks.admin;

import java.util.Locale;
import org.hiphooks.ledger.FiringRate;

/**
 * A part of a whole. It is never told without the whole, and as a percentage only if the whole is
 * large enough to say something.
 *
 * @param part how many
 * @param whole of how many
 */
public record Share(long part, long whole) {

  private static final int LEAST = 30;
  private static final double FLAG = 0.7;
  private static final double TENTHS_BELOW = 0.1;

  /** Such as {@code 31 of 1,204}. */
  public String words() {
    return number(part) + " of " + number(whole);
  }

  /** Whether a percentage is told. */
  public boolean isLarge() {
    return whole >= LEAST;
  }

  /** Such as {@code 2.6 %}; empty if the whole is too small. */
  public String percent() {
    return isLarge() ? percent(rate().rate()) : "";
  }

  /** The 95 % interval, such as {@code 1.8 to 3.6 %}; empty if the whole is too small. */
  public String interval() {
    if (!isLarge()) {
      return "";
    }
    String least = percent(rate().least()).replace(" %", "");
    return least + " to " + percent(rate().most());
  }

  /** Whether it is more than 70 %. */
  public boolean isHigh() {
    return isLarge() && rate().rate() > FLAG;
  }

  /** A number with commas. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private FiringRate rate() {
    return new FiringRate("", "", "", part, whole);
  }

  private static String percent(double share) {
    boolean isSmall = share > 0 && share < TENTHS_BELOW;
    return String.format(Locale.ROOT, isSmall ? "%.1f %%" : "%.0f %%", share * 100);
  }
}
