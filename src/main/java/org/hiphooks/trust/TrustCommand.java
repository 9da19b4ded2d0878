package org.hiphooks.trust;

import picocli.CommandLine.Command;

/** {@code hiphooks trust}: what an administrator asks about callers. */
@Command(
    name = "trust",
    description = "Finds out why a caller is served or not.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class TrustCommand implements Runnable {

  /** Without a command there is nothing to do; the help says so. */
  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        new picocli.CommandLine(this), "say what to do: hiphooks trust check --help");
  }
}
