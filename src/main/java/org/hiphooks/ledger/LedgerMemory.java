package org.hiphooks.ledger;

import java.time.Instant;
import java.util.List;
import org.hiphooks.cards.OverrideMemory;
import org.hiphooks.cards.PastOverride;
import org.hiphooks.ledger.store.FeedbackTable.Overridden;
import org.hiphooks.ledger.store.Store;

/** What was overridden before, as the ledger knows it. An answer waits for it a moment only. */
final class LedgerMemory implements OverrideMemory {

  private static final long PATIENCE_MILLIS = 200;

  private final Store store;
  private final StoreGate gate;
  private final LedgerKey key;

  LedgerMemory(Store store, StoreGate gate, LedgerKey key) {
    this.store = store;
    this.gate = gate;
    this.key = key;
  }

  @Override
  public List<PastOverride> of(String client, String patientId, String userId, Instant since) {
    String patient = key.patient(client, patientId);
    String user = key.user(client, userId);
    return gate
        .ask(() -> store.feedback().overrides(client, patient, since), PATIENCE_MILLIS)
        .stream()
        .map(overridden -> past(overridden, user))
        .toList();
  }

  private static PastOverride past(Overridden overridden, String user) {
    return new PastOverride(
        overridden.topic(),
        LedgerKey.isSame(overridden.user(), user),
        overridden.reason().isEmpty() ? null : overridden.reason(),
        overridden.at());
  }
}
