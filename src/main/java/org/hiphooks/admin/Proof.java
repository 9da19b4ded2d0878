package org.hiphooks.admin;

import java.time.Instant;
import org.hiphooks.admin.access.Accounts;
import org.hiphooks.admin.access.Session;
import org.hiphooks.ledger.ChangeRefused;

/** A change that does harm if somebody else sits at the screen needs a fresh sign-in. */
final class Proof {

  private Proof() {}

  /**
   * Asks for the password in the field {@code proof}, unless it was shown within minutes.
   *
   * @throws ChangeRefused if it is wrong or missing
   */
  static void require(ConsoleParts parts, ConsoleRequest asked, Session session)
      throws ChangeRefused {
    if (session.isFresh(Instant.now())) {
      return;
    }
    if (!session.isLocal()) {
      throw new ChangeRefused(parts.pages().words().text("console.proof.elsewhere"));
    }
    Accounts.Outcome outcome = parts.accounts().check(session.who(), asked.whole("proof"));
    if (outcome != Accounts.Outcome.GOOD) {
      parts.accounts().audit(session.who(), "sign-in", "console", "refused", "fresh sign-in");
      throw new ChangeRefused(parts.pages().words().text("console.proof.wrong"));
    }
    parts.accounts().audit(session.who(), "sign-in", "console", "signed in", "fresh sign-in");
    session.prove(Instant.now());
  }
}
