package org.hiphooks.ledger.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.ledger.ModeSetting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hiphooks mode}: what is live, silent or off, in a server that runs. */
@Command(
    name = "mode",
    description = {
      "Shows and sets what is live, silent or off. A server takes it over within a second.",
      "silent: evaluated and counted, not shown. off: not shown and not counted.",
      "A card that is not shown releases no other card."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  hiphooks mode set silent --rule 'RF-13 warning' --reason 'first week' --config h.yaml",
      "  hiphooks mode stop --reason 'wrong cards seen' --config h.yaml",
      "",
      "Exit codes: 0 done, 1 somebody was quicker, 2 wrong usage, 3 the configuration is invalid,",
      "4 the ledger is out of reach, 70 our fault."
    })
public final class ModeCommand implements Runnable {

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
    picocli.CommandLine line = new picocli.CommandLine(new ModeCommand());
    line.addSubcommand(new Listing(environment));
    line.addSubcommand(new ModeSetCommand(environment));
    line.addSubcommand(new KillSwitch.Stop(environment));
    line.addSubcommand(new KillSwitch.Lift(environment));
    return line;
  }

  /** Without a command below, the help. */
  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  static void print(PrintWriter out, ModeSetting setting, Instant now) {
    out.printf(
        "%-6s  %s, by %s at %s: %s%s%n",
        setting.at(now).code(),
        setting.target().words(),
        setting.who(),
        setting.since(),
        setting.reason(),
        setting.until() == null ? "" : ", until " + setting.until());
    out.flush();
  }

  /** {@code hiphooks mode list}. */
  @Command(name = "list", description = "Shows what is set.", mixinStandardHelpOptions = true)
  static final class Listing implements Callable<Integer> {

    private final Map<String, String> environment;

    @Mixin private final LedgerOptions options = new LedgerOptions();

    @Spec private @Nullable CommandSpec spec;

    Listing(Map<String, String> environment) {
      this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
      PrintWriter out = Output.of(spec);
      try (LedgerOptions.Opened ledger = options.openExisting(environment)) {
        List<ModeSetting> settings = ledger.store().modes().all();
        Instant now = Instant.now();
        settings.forEach(setting -> print(out, setting, now));
        if (settings.isEmpty()) {
          out.println("Everything is live.");
        }
        out.flush();
      }
      return ExitCode.DONE;
    }
  }
}
