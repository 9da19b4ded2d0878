package org.hiphooks.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.store.Store;
import org.hiphooks.ledger.store.StoreAddress;
import org.jspecify.annotations.Nullable;

/** The files of a ledger. */
public final class LedgerFolder {

  /** Variable that holds the key, for those who keep no file. */
  public static final String KEY_VARIABLE = "HIPHOOKS_LEDGER_KEY";

  private final Path folder;
  private final LedgerSection section;
  private final @Nullable String keyText;

  /**
   * The folder that is configured.
   *
   * @param section must name a folder
   * @param keyText the key in base64; null = it stands in a file
   */
  public LedgerFolder(LedgerSection section, @Nullable String keyText) {
    Path path = section.folder();
    if (path == null) {
      throw new LedgerUnavailable(
          "no ledger is configured: set ledger.folder, or give --ledger", null);
    }
    this.folder = path;
    this.section = section;
    this.keyText = keyText == null || keyText.isBlank() ? null : keyText;
  }

  /** The key; it is made if there is none. */
  public LedgerKey key() {
    if (keyText != null) {
      return KeyFile.of(keyText, KEY_VARIABLE);
    }
    make();
    Path file = section.keyFile();
    return KeyFile.of(file == null ? folder.resolve("ledger.key") : file);
  }

  /** Opens the store. */
  public Store openStore(LedgerKey key) {
    make();
    return Store.open(address(), key);
  }

  /** Keeps other servers out of the folder until it is closed. */
  FileLock lock() {
    make();
    Path file = folder.resolve("ledger.lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse(null);
      }
      return lock;
    } catch (OverlappingFileLockException e) {
      throw inUse(e);
    } catch (IOException e) {
      throw new LedgerUnavailable("the folder " + folder + " cannot be written", e);
    }
  }

  Path counters() {
    return folder.resolve("calls.count");
  }

  Path spool() {
    return folder.resolve("spool");
  }

  private LedgerUnavailable inUse(@Nullable Throwable cause) {
    return new LedgerUnavailable(
        "another server uses the folder " + folder + "; give each its own ledger.folder", cause);
  }

  private StoreAddress address() {
    String url = section.database();
    return url == null
        ? StoreAddress.ofFile(folder.resolve("hiphooks.db"))
        : new StoreAddress(url, section.user(), password());
  }

  private @Nullable String password() {
    Path file = section.passwordFile();
    try {
      return file == null ? null : Files.readString(file).strip();
    } catch (IOException e) {
      throw new LedgerUnavailable("the password file " + file + " cannot be read", e);
    }
  }

  private void make() {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new LedgerUnavailable("the folder " + folder + " cannot be made", e);
    }
  }
}
