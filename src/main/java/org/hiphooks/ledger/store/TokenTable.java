package org.hiphooks.ledger.store;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Tokens that were used, for several instances that must not take one twice. */
public final class TokenTable {

  private static final String ADD =
      "insert into seen_token (client, token, until_ms) values (:client, :token, :until)"
          + " on conflict (client, token) do nothing";

  private final Jdbi jdbi;

  TokenTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Remembers a token; false = it was there. */
  public boolean add(String client, String token, Instant until) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(ADD)
                    .bind("client", client)
                    .bind("token", token)
                    .bind("until", until.toEpochMilli())
                    .execute()
                == 1);
  }

  /** Forgets tokens that have expired. */
  public int forgetExpired(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("delete from seen_token where until_ms < :now")
                .bind("now", now.toEpochMilli())
                .execute());
  }
}
