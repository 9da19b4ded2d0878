package org.hiphooks.ledger;

import java.time.Instant;
import org.hiphooks.config.ClientChange;

/**
 * What the console says of a client, and who said so.
 *
 * @param change what holds
 * @param revision grows with each change of any client; 0 = nothing is said
 * @param changed when
 * @param who by whom
 * @param reason why
 */
public record ClientEntry(
    ClientChange change, long revision, Instant changed, String who, String reason) {

  /** Of a client of which the console has said nothing yet. */
  public static ClientEntry none(String name) {
    return new ClientEntry(new ClientChange(name, false, "", ""), 0, Instant.EPOCH, "", "");
  }
}
