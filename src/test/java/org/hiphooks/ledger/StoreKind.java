package org.hiphooks.ledger;

import java.nio.file.Path;
import org.hiphooks.config.LedgerSection;
import org.jspecify.annotations.Nullable;

/** What every test of the ledger runs on. */
enum StoreKind {
  SQLITE,
  POSTGRESQL;

  /** An empty ledger. */
  LedgerSection newLedger(Path folder) {
    return section(folder, this == SQLITE ? null : Postgres.newDatabase());
  }

  static LedgerSection section(Path folder, @Nullable String database) {
    String user = database == null ? null : "postgres";
    return new LedgerSection(folder, database, user, null, null, true, 730, 90, null);
  }
}
