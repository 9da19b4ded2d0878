/** The ledger's store: one SQL for SQLite and PostgreSQL. */
@NullMarked
package org.hiphooks.ledger.store;

import org.jspecify.annotations.NullMarked;
