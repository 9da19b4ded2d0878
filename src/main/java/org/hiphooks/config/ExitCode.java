package org.hiphooks.config;

/** How a command ends, for the shell: one number means the same for all commands. */
public final class ExitCode {

  /** Done, nothing to report. */
  public static final int DONE = 0;

  /** Findings, such as a case that differs or content with errors. */
  public static final int FINDINGS = 1;

  /** The command line was not understood. */
  public static final int USAGE = 2;

  /** The configuration is not valid. */
  public static final int INVALID = 3;

  /** The surroundings, such as a port that is taken or a file out of reach. */
  public static final int SURROUNDINGS = 4;

  /** Our fault. */
  public static final int FAULT = 70;

  private ExitCode() {}
}
