package org.hiphooks.form;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.guidance.HipGuidance;
import org.jspecify.annotations.Nullable;

/** Launches that wait for their browser to come back. Each is taken once. Thread-safe. */
final class SmartLaunches {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int VERIFIER_BYTES = 48;
  private static final int MOST = 2_000;

  private final Clock clock;
  private final Secrets secrets = new Secrets();
  private final Map<String, Launch> waiting = new LinkedHashMap<>();

  SmartLaunches(Clock clock) {
    this.clock = clock;
  }

  /**
   * A launch on its way.
   *
   * @param state comes back with the browser
   * @param session what the browser shows when it comes back
   * @param verifier proves to the token endpoint that the code was asked for here
   * @param base of the FHIR server
   */
  record Launch(
      String state,
      String session,
      String verifier,
      ClientSettings client,
      HipGuidance guidance,
      URI base,
      SmartEndpoints endpoints,
      Instant until) {

    /** Nothing: it holds secrets. */
    @Override
    public String toString() {
      return "Launch";
    }
  }

  synchronized Launch begin(
      ClientSettings client, HipGuidance guidance, URI base, SmartEndpoints endpoints) {
    forget();
    Launch launch =
        new Launch(
            secrets.next(),
            secrets.next(),
            secrets.next(VERIFIER_BYTES),
            client,
            guidance,
            base,
            endpoints,
            clock.instant().plus(PATIENCE));
    waiting.put(launch.state(), launch);
    return launch;
  }

  /** The launch of a state; null if it is unknown, over or was taken before. */
  synchronized @Nullable Launch take(String state) {
    forget();
    return waiting.remove(state);
  }

  private void forget() {
    Instant now = clock.instant();
    Iterator<Launch> launches = waiting.values().iterator();
    while (launches.hasNext()) {
      Launch launch = launches.next();
      if (now.isBefore(launch.until()) && waiting.size() < MOST) {
        return;
      }
      launches.remove();
    }
  }
}
