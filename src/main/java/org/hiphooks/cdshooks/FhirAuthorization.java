package org.hiphooks.cdshooks;

import org.jspecify.annotations.Nullable;

/**
 * Leave to read from the client's FHIR server. Transient: never stored, never logged.
 *
 * @param accessToken bearer token
 * @param scope what it allows, in the client's words
 * @param patient patient it is bound to; null if the client does not say
 */
public record FhirAuthorization(String accessToken, String scope, @Nullable String patient) {

  /** Nothing of the token. */
  @Override
  public String toString() {
    return "FhirAuthorization[redacted]";
  }
}
