package org.hiphooks.ledger.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Tokens that were used, for several instances that must not take one twice. */
public final class TokenTable {

  private static final String ADD =
      "insert into seen_token (client, token, until_ms) values (:client, :token, :until)"
          + " on conflict (client, token) do nothing";

  private final Jdbi jdbi;

  TokenTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A token that was used.
   *
   * @param client name of the client
   * @param token hash of its id
   * @param until when it need not be known any more
   */
  public record Used(String client, String token, Instant until) {}

  /** Remembers tokens; tells how many of them were not there. */
  public int add(List<Used> tokens) {
    return jdbi.inTransaction(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(ADD);
          for (Used token : tokens) {
            batch
                .bind("client", token.client())
                .bind("token", token.token())
                .bind("until", token.until().toEpochMilli())
                .add();
          }
          return Arrays.stream(batch.execute()).sum();
        });
  }

  /** Tokens that must be known at a time. */
  public List<Used> since(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select client, token, until_ms from seen_token where until_ms >= :now")
                .bind("now", now.toEpochMilli())
                .map(
                    (row, context) ->
                        new Used(
                            row.getString("client"),
                            row.getString("token"),
                            Instant.ofEpochMilli(row.getLong("until_ms"))))
                .list());
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
