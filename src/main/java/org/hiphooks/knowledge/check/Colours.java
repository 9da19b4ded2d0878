package org.hiphooks.knowledge.check;

import java.util.Map;
import org.hiphooks.knowledge.ContentProblem.Severity;

/** Colours of the terminal; words and symbols say the same without them. */
final class Colours {

  /** When to use colours. */
  enum Mode {
    /** If a person reads along. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  private static final String RED = "31;1";
  private static final String YELLOW = "33;1";
  private static final String BOLD = "1";

  private final boolean used;

  private Colours(boolean used) {
    this.used = used;
  }

  /**
   * The colours to use.
   *
   * @param mode what the caller asks for
   * @param environment NO_COLOR (no-color.org) and TERM are looked at
   * @param isTerminal standard output is a terminal
   */
  static Colours of(Mode mode, Map<String, String> environment, boolean isTerminal) {
    boolean wanted =
        isTerminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Colours(mode == Mode.ALWAYS || (mode == Mode.AUTO && wanted));
  }

  /** Something about a problem of this severity. */
  String of(Severity severity, String text) {
    return paint(severity == Severity.ERROR ? RED : YELLOW, text);
  }

  /** Something to be seen first. */
  String bold(String text) {
    return paint(BOLD, text);
  }

  private String paint(String colour, String text) {
    return used ? "\u001b[" + colour + 'm' + text + "\u001b[0m" : text;
  }
}
