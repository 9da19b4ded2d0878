package org.hiphooks.guidance;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The guidances of one content for its clients.
 *
 * @param byName of each client that the site names
 */
record ClientGuidances(Map<String, HipGuidance> byName) {

  /** Defensive copy. */
  ClientGuidances {
    byName = Map.copyOf(byName);
  }

  /** That of a client. */
  HipGuidance of(String client) {
    HipGuidance known = byName.get(client);
    if (known == null) {
      throw new IllegalArgumentException("no client " + client);
    }
    return known;
  }

  /**
   * Web origins of all clients.
   *
   * @param usual for whoever is not named
   */
  List<String> origins(HipGuidance usual) {
    return all(usual)
        .flatMap(guidance -> guidance.settings().origins().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The one whose client launches the hip form from this FHIR server, if one does. */
  Optional<HipGuidance> launchedFrom(URI base, HipGuidance usual) {
    return all(usual)
        .filter(guidance -> guidance.settings().smart() != null)
        .filter(guidance -> !guidance.settings().isPaused())
        .filter(guidance -> guidance.settings().fhirServers().contains(base))
        .findFirst();
  }

  private Stream<HipGuidance> all(HipGuidance usual) {
    return Stream.concat(Stream.of(usual), byName.values().stream());
  }

  /** Number only. */
  @Override
  public String toString() {
    return "ClientGuidances[" + byName.size() + "]";
  }
}
