package org.hiphooks.knowledge;

/**
 * A word of a CQL text; comments are none.
 *
 * @param kind what it is
 * @param text its text, without quotes
 * @param line 1-based
 * @param column 1-based
 * @param width characters, quotes included
 */
public record CqlToken(Kind kind, String text, int line, int column, int width) {

  /** Kinds of words. */
  public enum Kind {
    /** A bare name, keyword or number. */
    WORD,
    /** A name in double quotes. */
    NAME,
    /** A text in single quotes. */
    TEXT,
    /** Any other single character. */
    SYMBOL
  }

  /** Whether it is this keyword or symbol. */
  public boolean is(String keyword) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(keyword);
  }

  /** Whether it can name something. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.NAME;
  }
}
