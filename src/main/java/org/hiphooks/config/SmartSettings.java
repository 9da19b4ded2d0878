package org.hiphooks.config;

import java.util.List;

/**
 * How a client launches the hip form as a SMART app.
 *
 * @param clientId {@code clientId}, under which its authorization server knows the form
 * @param scopes {@code scopes} that are asked for; empty = the usual ones, in the words that the
 *     server understands
 * @param origins {@code origins} of its authorization server, where they are not its FHIR server's
 */
public record SmartSettings(String clientId, List<String> scopes, List<String> origins) {

  /** Defensive copies. */
  public SmartSettings {
    scopes = List.copyOf(scopes);
    origins = List.copyOf(origins);
  }
}
