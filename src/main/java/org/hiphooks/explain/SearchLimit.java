package org.hiphooks.explain;

import java.time.Duration;

/**
 * How far changes are looked for. What is not reached is said.
 *
 * @param changes so many are evaluated at most
 * @param time so long at most
 */
public record SearchLimit(int changes, Duration time) {

  /** For a page that somebody waits for. */
  public static final SearchLimit PAGE = new SearchLimit(1000, Duration.ofSeconds(4));

  /** For a terminal and for tests. */
  public static final SearchLimit THOROUGH = new SearchLimit(5000, Duration.ofSeconds(60));

  /** Changes are not looked for. */
  public static final SearchLimit NONE = new SearchLimit(0, Duration.ZERO);
}
