package org.hiphooks.ledger.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where results go. */
final class Output {

  private Output() {}

  static PrintWriter of(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return spec.commandLine().getOut();
  }
}
