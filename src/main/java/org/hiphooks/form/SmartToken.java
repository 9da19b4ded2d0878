package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server gave for a code.
 *
 * @param access the token; it is kept in memory for as long as the form is open
 * @param patient id of the patient that the EHR has open
 * @param scope what the token allows
 * @param user reference of the user; null if it is not known
 */
record SmartToken(String access, String patient, String scope, @Nullable String user) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USER =
      "(Practitioner|PractitionerRole|RelatedPerson|Person|Patient)/[A-Za-z0-9.-]{1,64}";

  /**
   * Reads an answer of a token endpoint.
   *
   * @param base of the FHIR server
   * @return null if it holds no token or no patient
   */
  static @Nullable SmartToken read(JsonNode json, URI base, String clientId) {
    String access = json.path("access_token").asText();
    String patient = json.path("patient").asText();
    boolean isBearer = "bearer".equalsIgnoreCase(json.path("token_type").asText("bearer"));
    if (access.isEmpty() || !patient.matches("[A-Za-z0-9.-]{1,64}") || !isBearer) {
      return null;
    }
    String user = user(json.path("id_token").asText(), base, clientId);
    return new SmartToken(access, patient, json.path("scope").asText(), user);
  }

  /** The token comes from the endpoint itself, so that its signature need not be checked again. */
  private static @Nullable String user(String token, URI base, String clientId) {
    List<String> parts = Splitter.on('.').splitToList(token);
    if (parts.size() < 2) {
      return null;
    }
    try {
      JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.get(1)));
      boolean isOurs = contains(claims.path("aud"), clientId);
      String user = claims.path("fhirUser").asText();
      String prefix = base + "/";
      String relative = user.startsWith(prefix) ? user.substring(prefix.length()) : user;
      return isOurs && relative.matches(USER) ? relative : null;
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean contains(JsonNode audience, String clientId) {
    if (audience.isArray()) {
      for (JsonNode one : audience) {
        if (one.asText().equals(clientId)) {
          return true;
        }
      }
      return false;
    }
    return audience.asText().equals(clientId);
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "SmartToken[redacted]";
  }
}
