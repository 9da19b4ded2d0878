package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a service.
 *
 * @param hook hook that fired
 * @param hookInstance id of this invocation, a UUID in lower case
 * @param fhirServer base of the client's FHIR server; null if the client names none
 * @param fhirAuthorization leave to read from it; null if the client gives none
 * @param context the hook's context
 * @param trigger what made the client fire the hook: a number of one or two digits, or {@code
 *     other}; null if it does not say
 * @param prefetch values by key in the order sent; a JSON null is kept
 */
public record HookRequest(
    String hook,
    String hookInstance,
    @Nullable URI fhirServer,
    @Nullable FhirAuthorization fhirAuthorization,
    HookContext context,
    @Nullable String trigger,
    Map<String, JsonNode> prefetch) {

  /** A call of which it is not known what made it fire. */
  public HookRequest(
      String hook,
      String hookInstance,
      @Nullable URI fhirServer,
      @Nullable FhirAuthorization fhirAuthorization,
      HookContext context,
      Map<String, JsonNode> prefetch) {
    this(hook, hookInstance, fhirServer, fhirAuthorization, context, null, prefetch);
  }

  /** Defensive copy that keeps the order. */
  public HookRequest {
    prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "HookRequest[" + hook + ", keys " + prefetch.keySet() + "]";
  }
}
