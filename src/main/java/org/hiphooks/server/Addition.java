package org.hiphooks.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.ledger.Ledger;

/** Pages beside the services, and what answers must say of them. */
public interface Addition {

  /** The pages. */
  List<Mount> mounts();

  /** Tells the pages how to reload. */
  default void reloads(Reloading reloading) {}

  /** Tells the pages who knows what is switched off. */
  default void asks(Ledger ledger) {}

  /** Tells the pages what answers from now on. */
  void opened(GuidanceService guidance);

  /**
   * What answers instead, so that its cards lead to the pages.
   *
   * @param guidance what answers without them
   * @param publicUrl address of this server as browsers see it, without a slash at its end
   * @param kept how long what a card leads to is kept
   */
  GuidanceService around(GuidanceService guidance, URI publicUrl, Duration kept);
}
