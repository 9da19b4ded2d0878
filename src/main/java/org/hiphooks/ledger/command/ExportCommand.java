package org.hiphooks.ledger.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hiphooks.config.ExitCode;
import org.hiphooks.ledger.store.Exports;
import org.hiphooks.ledger.store.Exports.Value;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hiphooks ledger export}. */
@Command(
    name = "export",
    description = "Writes rows to standard output. Persons are keyed hashes.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Mixin private final LedgerOptions options = new LedgerOptions();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PART",
      defaultValue = "CARDS",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Exports.Part part = Exports.Part.CARDS;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "NDJSON",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private RowFormat format = RowFormat.NDJSON;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "First day (UTC), such as 2026-06-01; default: all.")
  private @Nullable LocalDate since;

  @Option(
      names = "--comments",
      description = "Decrypts clinicians' comments. They may be about patients.")
  private boolean areCommentsWanted;

  ExportCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    PrintWriter out = Output.of(spec);
    Instant start = since == null ? Instant.EPOCH : since.atStartOfDay().toInstant(ZoneOffset.UTC);
    AtomicBoolean isFirst = new AtomicBoolean(true);
    try (LedgerOptions.Opened ledger = options.openExisting(environment)) {
      ledger
          .store()
          .exports()
          .read(part, start, areCommentsWanted, row -> write(out, row, isFirst.getAndSet(false)));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private void write(PrintWriter out, List<Value> row, boolean isFirst) {
    String head = isFirst ? format.head(row) : null;
    if (head != null) {
      out.println(head);
    }
    out.println(format.line(row));
  }
}
