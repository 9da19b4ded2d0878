package org.hiphooks.ledger.command;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeChange;
import org.hiphooks.ledger.ModeTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The switch that stops all cards. It needs no content, and so takes no time. */
abstract class KillSwitch implements Callable<Integer> {

  private final Map<String, String> environment;
  private final Mode mode;

  @Mixin private final LedgerOptions options = new LedgerOptions();

  @Mixin private final Because because = new Because();

  @Spec private @Nullable CommandSpec spec;

  KillSwitch(Map<String, String> environment, Mode mode) {
    this.environment = Map.copyOf(environment);
    this.mode = mode;
  }

  @Override
  public Integer call() throws ChangeRefused {
    Instant now = Instant.now();
    try (LedgerOptions.Opened ledger = options.open(environment)) {
      ModeChange change =
          new ModeChange(ModeTarget.ALL, null, mode, because.who(), because.reason(), null);
      ModeCommand.print(Output.of(spec), ledger.store().modes().change(change, now), now);
    }
    return ExitCode.DONE;
  }

  /** {@code hiphooks mode stop}. */
  @Command(
      name = "stop",
      description = "Stops all cards: every call is answered with none.",
      mixinStandardHelpOptions = true)
  static final class Stop extends KillSwitch {

    Stop(Map<String, String> environment) {
      super(environment, Mode.OFF);
    }
  }

  /** {@code hiphooks mode lift}. */
  @Command(
      name = "lift",
      description = "Lifts the stop of all cards; what is set for a part of them holds again.",
      mixinStandardHelpOptions = true)
  static final class Lift extends KillSwitch {

    Lift(Map<String, String> environment) {
      super(environment, Mode.LIVE);
    }
  }
}
