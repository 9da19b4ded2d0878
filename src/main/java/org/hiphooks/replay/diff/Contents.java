package org.hiphooks.replay.diff;

import org.hiphooks.knowledge.Knowledge;

/**
 * The two contents in words: version and hash.
 *
 * @param before the first
 * @param after the second
 */
public record Contents(String before, String after) {

  private static final int SHORT = 12;

  static Contents of(Knowledge before, Knowledge after) {
    return new Contents(words(before), words(after));
  }

  private static String words(Knowledge knowledge) {
    return knowledge.version() + ' ' + knowledge.hash().substring(0, SHORT);
  }

  /** Both. */
  public String words() {
    return before + " to " + after;
  }
}
