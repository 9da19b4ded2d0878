package org.hiphooks.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code ledger:} where calls, feedback, modes and audit are kept.
 *
 * @param folder {@code folder}, for the SQLite file, the key, and what waits for the store; null =
 *     nothing is kept
 * @param database {@code database}, address of a PostgreSQL database; null = SQLite in the folder
 * @param user {@code user} of the database; null = none
 * @param passwordFile {@code passwordFile} of that user; null = none
 * @param keyFile {@code keyFile}, made if absent; null = {@code ledger.key} in the folder
 * @param comments {@code comments}, whether clinicians' comments are kept; default true
 * @param retainDays {@code retainDays}, how long calls and feedback are kept; default 730
 * @param commentDays {@code commentDays}, how long comments are kept; default 90
 * @param guard {@code guard}, when a rule fires too often or too rarely; null = nobody looks
 */
public record LedgerSection(
    @Nullable Path folder,
    @Nullable String database,
    @Nullable String user,
    @Nullable Path passwordFile,
    @Nullable Path keyFile,
    boolean comments,
    int retainDays,
    int commentDays,
    @Nullable GuardSection guard) {

  /** What holds without a configuration: nothing is kept. */
  public static final LedgerSection NONE =
      new LedgerSection(null, null, null, null, null, true, 730, 90, null);

  /** The same in a folder. */
  public LedgerSection in(@Nullable Path otherFolder) {
    return new LedgerSection(
        otherFolder,
        database,
        user,
        passwordFile,
        keyFile,
        comments,
        retainDays,
        commentDays,
        guard);
  }
}
