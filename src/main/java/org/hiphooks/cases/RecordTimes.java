package org.hiphooks.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The times of the records of one case: inside the look-back window of each input, at the place
 * that was asked for.
 */
final class RecordTimes {

  private static final Pattern DAYS = Pattern.compile("P(\\d+)D");
  private static final Pattern TWO_WINDOWS =
      Pattern.compile("true (any|\\d+ d); false (any|\\d+ d)");
  private static final int EPISODE_ALWAYS = 30;
  private static final int EPISODE_LONGEST = 365;
  private static final int EPISODE_BEFORE_ONSET = 7;
  private static final int LONG_AGO = 1000;

  private final Instant now;
  private final Window window;
  private final @Nullable LocalDate episodeStart;
  private final int oldestInjury;

  /**
   * Times for one case.
   *
   * @param episodeStart date of onset; null if none is recorded
   * @param oldestInjury days since an injury that a later negative picture must not precede
   */
  RecordTimes(Instant now, Window window, @Nullable LocalDate episodeStart, int oldestInjury) {
    this.now = now;
    this.window = window;
    this.episodeStart = episodeStart;
    this.oldestInjury = oldestInjury;
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  Instant now() {
    return now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** So many days ago, at the same time of day. */
  Instant daysAgo(int days) {
    return now().minus(Duration.ofDays(days));
  }

  /** When a record of this input with this value was made. */
  Instant of(InputDefinition input, boolean negative) {
    return of(input.lookBack(), negative);
  }

  /** When a record that is looked for in so many days back was made. */
  Instant within(int days, int usual) {
    return within(days, usual, 0);
  }

  /** The same for a record that must be so many days old. */
  Instant within(int days, int usual, int youngest) {
    return switch (window) {
      case USUAL -> daysAgo(usual);
      case NEWEST -> daysAgo(youngest);
      case OLDEST -> daysAgo(days);
    };
  }

  /** Whether records stand at the oldest place that counts. */
  boolean isOldest() {
    return window == Window.OLDEST;
  }

  /** Whole days from then to now. */
  int daysSince(Instant at) {
    return (int) ChronoUnit.DAYS.between(LocalDate.ofInstant(at, ZoneOffset.UTC), today());
  }

  private Instant of(String lookBack, boolean negative) {
    boolean hours = "PT24H".equals(lookBack);
    return switch (window) {
      case USUAL -> hours ? now().minus(Duration.ofHours(2)) : daysAgo(1);
      case NEWEST -> now();
      case OLDEST -> hours ? dayAgoRoundedUp() : daysAgo(oldest(lookBack, negative));
    };
  }

  /** Rounding down would put the record before the window. */
  private Instant dayAgoRoundedUp() {
    Instant exact = now.minus(Duration.ofHours(24));
    Instant cut = exact.truncatedTo(ChronoUnit.MILLIS);
    return cut.equals(exact) ? cut : cut.plusMillis(1);
  }

  private int oldest(String lookBack, boolean negative) {
    Matcher days = DAYS.matcher(lookBack);
    if (days.matches()) {
      return Integer.parseInt(days.group(1));
    }
    if ("EPISODE".equals(lookBack)) {
      return Math.max(EPISODE_ALWAYS, episodeDays());
    }
    Matcher two = TWO_WINDOWS.matcher(lookBack);
    if (two.matches()) {
      int oldest = windowDays(two.group(negative ? 2 : 1));
      return negative ? Math.min(oldest, sinceOnset()) : oldest;
    }
    return LONG_AGO;
  }

  private int episodeDays() {
    if (episodeStart == null) {
      return 0;
    }
    long days = ChronoUnit.DAYS.between(episodeStart, today()) + EPISODE_BEFORE_ONSET;
    return (int) Math.min(days, EPISODE_LONGEST);
  }

  /** A negative picture counts only if it was taken after the onset and the injury. */
  private int sinceOnset() {
    long onset = episodeStart == null ? 0 : ChronoUnit.DAYS.between(episodeStart, today());
    return (int) Math.min(onset, oldestInjury);
  }

  private static int windowDays(String text) {
    return "any".equals(text) ? LONG_AGO : Integer.parseInt(text.substring(0, text.indexOf(' ')));
  }
}
