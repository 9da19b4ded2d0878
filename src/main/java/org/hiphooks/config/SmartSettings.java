package org.hiphooks.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client launches the hip form as a SMART app. The form is a public client of it, or it
 * proves itself by a secret or by a key; neither stands in the configuration.
 *
 * @param clientId {@code clientId}, under which its authorization server knows the form
 * @param scopes {@code scopes} that are asked for; empty = the usual ones, in the words that the
 *     server understands
 * @param origins {@code origins} of its authorization server, where they are not its FHIR server's
 * @param secretFile {@code secretFile}, one line; null = none
 * @param secretVariable {@code secretVariable}, the environment variable that holds the secret;
 *     null = none
 * @param keyFile {@code keyFile}, a private JSON Web Key; null = none
 */
public record SmartSettings(
    String clientId,
    List<String> scopes,
    List<String> origins,
    @Nullable Path secretFile,
    @Nullable String secretVariable,
    @Nullable Path keyFile) {

  /** A public client. */
  public SmartSettings(String clientId, List<String> scopes, List<String> origins) {
    this(clientId, scopes, origins, null, null, null);
  }

  /** Defensive copies. */
  public SmartSettings {
    scopes = List.copyOf(scopes);
    origins = List.copyOf(origins);
  }

  /** The same with a secret in a file. */
  public SmartSettings withSecret(Path file) {
    return new SmartSettings(clientId, scopes, origins, file, null, null);
  }

  /** The same with a key in a file. */
  public SmartSettings withKey(Path file) {
    return new SmartSettings(clientId, scopes, origins, null, null, file);
  }
}
