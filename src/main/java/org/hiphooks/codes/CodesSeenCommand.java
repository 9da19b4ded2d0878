package org.hiphooks.codes;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.ledger.LedgerFolder;
import org.hiphooks.ledger.SeenCode;
import org.hiphooks.ledger.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hiphooks codes seen}: codes of records that the content does not understand. */
@Command(
    name = "seen",
    description =
        "Lists codes that records had and no value set knows: system and code, never whose. Most of"
            + " them have nothing to do with the hip.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CodesSeenCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "Configuration in YAML.")
  private @Nullable Path config;

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description = "Folder of the ledger; default: that of the configuration.")
  private @Nullable Path folder;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many, those seen most often first; default: ${DEFAULT-VALUE}.")
  private int most;

  CodesSeenCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    PrintWriter out = CodesCommand.commandLine(spec).getOut();
    Settings settings = SettingsReader.read(config, environment);
    LedgerFolder files =
        new LedgerFolder(
            folder == null ? settings.ledger() : settings.ledger().in(folder),
            environment.get(LedgerFolder.KEY_VARIABLE));
    try (Store store = files.openStore(files.key())) {
      List<SeenCode> seen = store.seenCodes().most(Math.max(1, most));
      out.printf("%9s  %-20s %-10s  %s%n", "records", "type", "last seen", "system|code");
      for (SeenCode code : seen) {
        out.printf(
            "%,9d  %-20s %s  %s|%s%n",
            code.count(), code.type(), code.lastDay(), code.system(), code.code());
      }
    }
    out.flush();
    return ExitCode.DONE;
  }
}
