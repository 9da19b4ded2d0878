package org.hiphooks.ledger.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.ledger.LedgerFolder;
import org.hiphooks.ledger.LedgerKey;
import org.hiphooks.ledger.LedgerUnavailable;
import org.hiphooks.ledger.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger a command is about. */
final class LedgerOptions {

  @Option(names = "--config", paramLabel = "FILE", description = "Configuration in YAML.")
  private @Nullable Path config;

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description = "Folder of the ledger; default: that of the configuration.")
  private @Nullable Path folder;

  /** A ledger that was opened for one command. */
  record Opened(Settings settings, Store store, LedgerKey key) implements AutoCloseable {

    @Override
    public void close() {
      store.close();
    }
  }

  /** One that is there: looking at a ledger makes none. */
  Opened openExisting(Map<String, String> environment) {
    Settings settings = SettingsReader.read(config, environment);
    Path looked = folder == null ? settings.ledger().folder() : folder;
    boolean isFile = settings.ledger().database() == null;
    if (isFile && looked != null && !Files.isRegularFile(looked.resolve("hiphooks.db"))) {
      throw new LedgerUnavailable("there is no ledger in " + looked, null);
    }
    return open(environment);
  }

  Opened open(Map<String, String> environment) {
    Settings settings = SettingsReader.read(config, environment);
    Settings used = folder == null ? settings : settings.with(settings.ledger().in(folder));
    LedgerFolder files =
        new LedgerFolder(used.ledger(), environment.get(LedgerFolder.KEY_VARIABLE));
    LedgerKey key = files.key();
    return new Opened(used, files.openStore(key), key);
  }
}
