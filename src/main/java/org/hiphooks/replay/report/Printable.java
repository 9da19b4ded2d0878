package org.hiphooks.replay.report;

import java.util.regex.Pattern;

/**
 * Text from files and answers, without what a terminal would obey and XML 1.0 does not allow:
 * control characters and lone surrogates become a question mark.
 */
public final class Printable {

  private static final Pattern NOT_PRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}&&[^\\n\\t]]");

  private Printable() {}

  /** The text to print; line feeds and tabs stay. */
  public static String of(String text) {
    return NOT_PRINTABLE.matcher(text).replaceAll("?");
  }
}
