package org.hiphooks.evaluate;

import java.time.Duration;

/**
 * How long defines may take. Together first; if that is not enough each by itself, so that one that
 * takes too long is found and the others have their values.
 *
 * @param together for all that are asked for at once
 * @param each for one of them
 * @param most for everything; what is not evaluated by then fails
 */
public record EvaluationLimit(Duration together, Duration each, Duration most) {

  /** As long as it takes, for tests and tools. */
  public static final EvaluationLimit NONE = of(Duration.ofDays(1));

  private static final int PARTS = 4;
  private static final int TIMES = 3;

  /** The usual shares of what all may take together. */
  public static EvaluationLimit of(Duration together) {
    return new EvaluationLimit(together, together.dividedBy(PARTS), together.multipliedBy(TIMES));
  }
}
