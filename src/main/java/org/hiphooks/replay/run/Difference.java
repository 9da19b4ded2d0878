package org.hiphooks.replay.run;

import org.jspecify.annotations.Nullable;

/**
 * One thing that differs.
 *
 * @param kind what kind of difference
 * @param what rule, or field of the assessment
 * @param expected what should be; empty = nothing
 * @param got what is; empty = nothing
 * @param turn the define at which it begins; null if none can be named
 */
public record Difference(Kind kind, String what, String expected, String got, @Nullable Turn turn) {

  /** A difference of which nobody looked where it begins. */
  public Difference(Kind kind, String what, String expected, String got) {
    this(kind, what, expected, got, null);
  }

  /** The same, and where it begins. */
  Difference at(@Nullable Turn place) {
    return new Difference(kind, what, expected, got, place);
  }

  /** Kinds of difference. */
  public enum Kind {
    /** A card that should be there is not. */
    MISSED("-"),
    /** A card is there that should not be. */
    EXTRA("+"),
    /** The card is there at another level. */
    LEVEL("~"),
    /** The card is there under another topic code. */
    TOPIC("~"),
    /** The cards are right, their order is not. */
    ORDER("~"),
    /** A field of the assessment has another value. */
    ASSESSMENT("~"),
    /** There is no answer. */
    ERROR("!");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    /** Whether it is about one card. */
    public boolean isOfCard() {
      return this == MISSED || this == EXTRA || this == LEVEL || this == TOPIC;
    }

    /** One sign for it. */
    public String mark() {
      return mark;
    }
  }

  /** The difference in one line. */
  public String words() {
    return switch (kind) {
      case MISSED -> "missed " + expected;
      case EXTRA -> "extra " + got;
      case ERROR -> got;
      default -> what + ": expected " + orNone(expected) + ", got " + orNone(got);
    };
  }

  /** The difference in one line, and where it begins. */
  public String wordsWithTurn() {
    return turn == null ? words() : words() + "; " + turn.words();
  }

  private static String orNone(String value) {
    return value.isEmpty() ? "none" : value;
  }
}
