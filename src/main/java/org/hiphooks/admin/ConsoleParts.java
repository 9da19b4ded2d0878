package org.hiphooks.admin;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hiphooks.admin.access.Accounts;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.guidance.ExplainedGuidance;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.pages.Dates;
import org.hiphooks.pages.Pages;
import org.hiphooks.server.RunningService;
import org.hiphooks.trust.TrustedClient;
import org.hiphooks.trust.TrustedClients;

/**
 * What the pages are made of.
 *
 * @param service what they show and change
 * @param accounts who may sign in with a password
 * @param address how browsers come to them, without path
 * @param pages templates and words
 */
record ConsoleParts(RunningService service, Accounts accounts, URI address, Pages pages) {

  /** What the service takes for now, when it records calls. */
  Clock clock() {
    return service.clock();
  }

  /** What computes cards; empty while it warms up, or if something else answers. */
  Optional<HipGuidance> guidance() {
    return service
        .server()
        .guidance()
        .map(
            answering ->
                answering instanceof ExplainedGuidance explained ? explained.guidance() : answering)
        .filter(HipGuidance.class::isInstance)
        .map(HipGuidance.class::cast);
  }

  /** Whose tokens are taken; where nobody's are looked at, whose would be. */
  List<TrustedClient> trusted() {
    if (service.reloading().isVerifying()) {
      return service.reloading().trusted();
    }
    try {
      return TrustedClients.of(service.settings().get());
    } catch (SettingsInvalid e) {
      return List.of();
    }
  }

  Dates dates() {
    return new Dates(clock(), pages.words());
  }
}
