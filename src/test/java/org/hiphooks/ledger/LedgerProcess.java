package org.hiphooks.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hiphooks.cdshooks.FeedbackEntry;

/**
 * A process that takes calls and feedback until it is killed. It says each piece of feedback that
 * it has acknowledged, and each call that it has answered.
 */
public final class LedgerProcess {

  private LedgerProcess() {}

  /**
   * Runs.
   *
   * @param arguments folder, address of the database or {@code -}, name of this round
   */
  public static void main(String[] arguments) {
    String database = "-".equals(arguments[1]) ? null : arguments[1];
    LiveLedger ledger =
        LiveLedger.open(
            new LedgerFolder(StoreKind.section(Path.of(arguments[0]), database), null),
            Clock.systemUTC(),
            true);
    for (int i = 0; ; i++) {
      String name = arguments[2] + '-' + i;
      ledger.record(Sample.call(name, Sample.card(name)));
      System.out.println("call " + name);
      FeedbackEntry entry = Sample.overridden(name, Sample.NOON);
      ledger.keep(Sample.CLIENT, Sample.SERVICE, List.of(entry));
      System.out.println("kept " + entry.card());
      System.out.flush();
    }
  }
}
