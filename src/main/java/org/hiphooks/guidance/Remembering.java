package org.hiphooks.guidance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hiphooks.cards.CallIdentity;
import org.hiphooks.cards.OverrideMemory;
import org.hiphooks.cards.PastOverride;
import org.hiphooks.cards.Recollection;
import org.hiphooks.knowledge.Concepts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the memory of overrides. One that fails remembers nothing: every card is shown in full. */
final class Remembering {

  private static final Logger LOG = LoggerFactory.getLogger(Remembering.class);

  private final OverrideMemory memory;
  private final Concepts concepts;
  private final Duration longest;

  Remembering(OverrideMemory memory, Concepts concepts) {
    this.memory = memory;
    this.concepts = concepts;
    this.longest = Recollection.longest(concepts);
  }

  Recollection recall(CallIdentity call, Instant now) {
    return new Recollection(concepts, overrides(call, now), now);
  }

  private List<PastOverride> overrides(CallIdentity call, Instant now) {
    try {
      return memory.of(call.client(), call.patientId(), call.userId(), now.minus(longest));
    } catch (RuntimeException e) {
      LOG.warn("overrides could not be read: {}", e.getClass().getName());
      return List.of();
    }
  }
}
