package org.hiphooks.server;

import io.micrometer.core.instrument.MeterRegistry;
import org.hiphooks.ledger.Ledger;

/** Makes the loader of a server that runs. */
@FunctionalInterface
public interface GuidanceLoaders {

  /**
   * For one server.
   *
   * @param registry where the guidance registers its meters
   * @param ledger what it remembers, and what is switched off
   */
  GuidanceLoader of(MeterRegistry registry, Ledger ledger);
}
