package org.hiphooks.admin;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hiphooks.ledger.FiringRate;

/**
 * How the rate of a rule went through a span, as a line and in words. A change is told only if the
 * 95 % intervals of the two halves do not meet.
 *
 * @param steps the rate in each step, the oldest first
 */
public record Trend(List<FiringRate> steps) {

  /** Nothing fired. */
  static final Trend NONE = new Trend(List.of());

  /** Width of the line. */
  public static final int WIDTH = 96;

  /** Height of the line. */
  public static final int HEIGHT = 20;

  private static final int LEAST = 30;
  private static final int EDGE = 2;

  /** Which way it goes. */
  public enum Direction {
    /** More often than before. */
    RISING,
    /** Less often than before. */
    FALLING,
    /** No change that could be told from chance. */
    STEADY,
    /** Too few calls to say. */
    UNKNOWN
  }

  /** Defensive copy. */
  public Trend {
    steps = List.copyOf(steps);
  }

  /** Which way it goes. */
  public Direction direction() {
    FiringRate before = sum(steps.subList(0, steps.size() / 2));
    FiringRate after = sum(steps.subList(steps.size() / 2, steps.size()));
    if (before.evaluated() < LEAST || after.evaluated() < LEAST) {
      return Direction.UNKNOWN;
    }
    if (after.least() > before.most()) {
      return Direction.RISING;
    }
    return after.most() < before.least() ? Direction.FALLING : Direction.STEADY;
  }

  /** The first half. */
  public Share before() {
    return RuleLine.share(sum(steps.subList(0, steps.size() / 2)));
  }

  /** The second half. */
  public Share after() {
    return RuleLine.share(sum(steps.subList(steps.size() / 2, steps.size())));
  }

  /** Points of the line; steps without calls have none. The highest rate stands at the top. */
  public String points() {
    double most = steps.stream().mapToDouble(FiringRate::rate).max().orElse(0);
    return java.util.stream.IntStream.range(0, steps.size())
        .filter(step -> steps.get(step).evaluated() > 0)
        .mapToObj(step -> point(step, most == 0 ? 0 : steps.get(step).rate() / most))
        .collect(Collectors.joining(" "));
  }

  /** Whether there is more than a point to draw. */
  public boolean isDrawn() {
    return steps.stream().filter(step -> step.evaluated() > 0).count() > 1;
  }

  private String point(int step, double height) {
    double x = EDGE + step * (WIDTH - 2.0 * EDGE) / Math.max(1, steps.size() - 1);
    double y = HEIGHT - EDGE - height * (HEIGHT - 2.0 * EDGE);
    return String.format(Locale.ROOT, "%.0f,%.0f", x, y);
  }

  private static FiringRate sum(List<FiringRate> some) {
    long fired = some.stream().mapToLong(FiringRate::fired).sum();
    long evaluated = some.stream().mapToLong(FiringRate::evaluated).sum();
    return new FiringRate("", "", "", fired, evaluated);
  }
}
