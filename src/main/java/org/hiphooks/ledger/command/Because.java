package org.hiphooks.ledger.command;

import picocli.CommandLine.Option;

/** Who does something, and why: the audit has both. */
final class Because {

  private static final int LONGEST = 500;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; the audit keeps it.")
  private String reason = "";

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "Who; default: the user of this machine.")
  private String who = System.getProperty("user.name", "unknown");

  String who() {
    return cut(who);
  }

  String reason() {
    return cut(reason);
  }

  private static String cut(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
