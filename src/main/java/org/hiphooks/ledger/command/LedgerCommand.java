package org.hiphooks.ledger.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.ledger.store.Exports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hiphooks ledger}: what was shown and said, for elsewhere; and what must be deleted. */
@Command(
    name = "ledger",
    description = "Looks into the ledger, exports it, and deletes from it.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  hiphooks ledger status --config hiphooks.yaml",
      "  hiphooks ledger export feedback --format csv --since 2026-06-01 --config hiphooks.yaml",
      "",
      "Exit codes: 0 done, 1 the audit is not whole, 2 wrong usage, 3 the configuration is"
          + " invalid,",
      "4 the ledger is out of reach, 70 our fault."
    })
public final class LedgerCommand implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean isHelpWanted;

  @Spec private @Nullable CommandSpec spec;

  /**
   * The command with those below it.
   *
   * @param environment variables that override the configuration file
   */
  public static picocli.CommandLine of(Map<String, String> environment) {
    picocli.CommandLine line = new picocli.CommandLine(new LedgerCommand());
    line.addSubcommand(new Status(environment));
    line.addSubcommand(new ExportCommand(environment));
    line.addSubcommand(new HashCommand(environment));
    line.addSubcommand(new ForgetCommand(environment));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  /** Without a command below, the help. */
  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  /** {@code hiphooks ledger status}. */
  @Command(
      name = "status",
      description = "Counts what is there and checks whether the audit is whole.",
      mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {

    private final Map<String, String> environment;

    @Mixin private final LedgerOptions options = new LedgerOptions();

    @Spec private @Nullable CommandSpec spec;

    Status(Map<String, String> environment) {
      this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
      PrintWriter out = Output.of(spec);
      try (LedgerOptions.Opened ledger = options.openExisting(environment)) {
        for (Exports.Part part : Exports.Part.values()) {
          out.printf("%-9s %,d%n", part.code(), ledger.store().exports().count(part));
        }
        out.printf(
            "%-9s %,d calls answered but not recorded%n", "lost", ledger.store().calls().lost());
        long broken = ledger.store().audit().firstBreak();
        out.println(
            broken == 0
                ? "The audit's chain is whole."
                : "The audit's chain breaks at entry " + broken + '.');
        out.flush();
        return broken == 0 ? ExitCode.DONE : ExitCode.FINDINGS;
      }
    }
  }
}
