package org.hiphooks.ledger.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hiphooks ledger hash}. */
@Command(
    name = "hash",
    description = {
      "Prints the keyed hash of a patient of a client.",
      "The id is read from standard input, so that no list of commands keeps it."
    },
    mixinStandardHelpOptions = true)
final class HashCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Mixin private final LedgerOptions options = new LedgerOptions();

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--client", paramLabel = "NAME", required = true, description = "Whose patient.")
  private String client = "";

  HashCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String patientId = in.readLine();
    if (patientId == null || patientId.isBlank()) {
      return ExitCode.USAGE;
    }
    try (LedgerOptions.Opened ledger = options.openExisting(environment)) {
      Output.of(spec).println(ledger.key().patient(client, patientId.strip()));
      Output.of(spec).flush();
    }
    return ExitCode.DONE;
  }
}
