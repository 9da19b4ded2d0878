package org.hiphooks.ledger.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.InstantConverter;
import org.hiphooks.knowledge.Content;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeChange;
import org.hiphooks.ledger.ModeTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hiphooks mode set}. */
@Command(
    name = "set",
    description = "Sets the mode of a service, a rule, a client, or of what they have in common.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ModeSetCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Mixin private final LedgerOptions options = new LedgerOptions();

  @Mixin private final Because because = new Because();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "MODE", description = "live, silent or off.")
  private String mode = "";

  @Option(names = "--service", paramLabel = "ID", description = "Default: any.")
  private String service = ModeTarget.ANY;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = "Rule id, or rule id and level such as 'RF-13 warning'. Default: any.")
  private String rule = ModeTarget.ANY;

  @Option(names = "--client", paramLabel = "NAME", description = "Default: any.")
  private String client = ModeTarget.ANY;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "When it ends, such as 2026-06-08T06:00:00Z; then what held before holds.")
  private @Nullable Instant until;

  @Option(
      names = "--from",
      paramLabel = "MODE",
      description = "Only if it is this now; default: whatever it is.")
  private @Nullable String from;

  ModeSetCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws ChangeRefused {
    ModeTarget target = new ModeTarget(service, rule, client);
    if (target.equals(ModeTarget.ALL)) {
      throw wrong("name a service, a rule or a client; 'hiphooks mode stop' stops everything");
    }
    Instant now = Instant.now();
    if (until != null && !until.isAfter(now)) {
      throw wrong("--until is over already");
    }
    try (LedgerOptions.Opened ledger = options.open(environment)) {
      Path content = ledger.settings().contentPath();
      String unknown =
          TargetNames.of(
                  content == null ? Content.embedded() : Content.ofDirectory(content),
                  ledger.settings())
              .unknown(target);
      if (!unknown.isEmpty()) {
        throw wrong(unknown);
      }
      ModeChange change =
          new ModeChange(
              target,
              from == null ? null : mode(from),
              mode(mode),
              because.who(),
              because.reason(),
              until);
      PrintWriter out = Output.of(spec);
      ModeCommand.print(out, ledger.store().modes().change(change, now), now);
    }
    return ExitCode.DONE;
  }

  private Mode mode(String code) {
    return Mode.of(code).orElseThrow(() -> wrong("a mode is live, silent or off"));
  }

  private CommandLine.ParameterException wrong(String message) {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
