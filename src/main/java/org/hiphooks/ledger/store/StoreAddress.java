package org.hiphooks.ledger.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is.
 *
 * @param url JDBC address
 * @param user user of the database; null = none
 * @param password its password; null = none
 */
public record StoreAddress(String url, @Nullable String user, @Nullable String password) {

  /** A SQLite file. */
  public static StoreAddress ofFile(Path file) {
    return new StoreAddress("jdbc:sqlite:" + file.toAbsolutePath(), null, null);
  }

  boolean isFile() {
    return url.startsWith("jdbc:sqlite:");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url.replaceAll("\\?.*", "");
  }
}
