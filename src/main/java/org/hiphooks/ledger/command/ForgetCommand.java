package org.hiphooks.ledger.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hiphooks ledger forget}. */
@Command(
    name = "forget",
    description = {
      "Deletes all calls about a patient, and what was said of their cards.",
      "The audit says that it was done, and not to whom."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Mixin private final LedgerOptions options = new LedgerOptions();

  @Mixin private final Because because = new Because();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--patient-hash",
      paramLabel = "HASH",
      required = true,
      description = "As 'hiphooks ledger hash' prints it.")
  private String hash = "";

  ForgetCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    PrintWriter out = Output.of(spec);
    try (LedgerOptions.Opened ledger = options.openExisting(environment)) {
      int calls =
          ledger
              .store()
              .housekeeping()
              .forget(hash.strip(), because.who(), because.reason(), Instant.now());
      out.println(calls + (calls == 1 ? " call" : " calls") + " deleted.");
      out.flush();
    }
    return ExitCode.DONE;
  }
}
