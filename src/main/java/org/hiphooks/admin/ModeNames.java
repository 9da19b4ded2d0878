package org.hiphooks.admin;

import java.util.List;
import org.hiphooks.config.NearestName;
import org.hiphooks.ledger.ModeTarget;

/**
 * The names that a mode can be set for. Where nothing is known yet, any name is taken: what must be
 * switched off is not held up by a service that is starting.
 *
 * @param services ids of services; empty = not known
 * @param rules ids of rules, alone and with a level; empty = not known
 * @param clients names of clients
 */
record ModeNames(List<String> services, List<String> rules, List<String> clients) {

  private static final int NOT_FOUND = 404;

  /** Copies. */
  ModeNames {
    services = List.copyOf(services);
    rules = List.copyOf(rules);
    clients = List.copyOf(clients);
  }

  /**
   * Refuses what nothing is called.
   *
   * @throws Refused with the name and the nearest one
   */
  void require(ModeTarget target) {
    if (!services.isEmpty()) {
      require("service", target.service(), services);
    }
    if (!rules.isEmpty()) {
      require("rule", target.rule(), rules);
    }
    require("client", target.client(), clients);
  }

  private static void require(String kind, String name, List<String> known) {
    if (ModeTarget.ANY.equals(name) || known.contains(name)) {
      return;
    }
    String nearest = NearestName.of(name, known);
    throw nearest == null
        ? new Refused(NOT_FOUND, "console.modes.unknown", kind, name)
        : new Refused(NOT_FOUND, "console.modes.unknown.near", kind, name, nearest);
  }
}
