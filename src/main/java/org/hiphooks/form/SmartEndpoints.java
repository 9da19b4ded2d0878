package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server says of itself.
 *
 * @param issuer what it is called; empty if it did not say
 * @param authorize where a browser asks for leave
 * @param token where a code becomes a token
 * @param isSecondVersion it knows scopes of version 2
 */
record SmartEndpoints(String issuer, URI authorize, URI token, boolean isSecondVersion) {

  private static final String SECOND = "permission-v2";
  private static final String S256 = "S256";

  /** Reads {@code .well-known/smart-configuration}; null if it is none or cannot be used. */
  static @Nullable SmartEndpoints read(JsonNode json) {
    List<String> methods = texts(json.path("code_challenge_methods_supported"));
    String authorize = json.path("authorization_endpoint").asText();
    String token = json.path("token_endpoint").asText();
    boolean isWithoutProof = !methods.isEmpty() && !methods.contains(S256);
    if (isWithoutProof || authorize.isEmpty() || token.isEmpty()) {
      return null;
    }
    try {
      return new SmartEndpoints(
          json.path("issuer").asText(),
          URI.create(authorize),
          URI.create(token),
          isSecondVersion(json));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether a browser was sent back by this server, as far as anybody said (RFC 9207). */
  boolean isIssuer(@Nullable String named) {
    return named == null || issuer.isEmpty() || named.equals(issuer);
  }

  private static boolean isSecondVersion(JsonNode json) {
    List<String> scopes = texts(json.path("scopes_supported"));
    return texts(json.path("capabilities")).contains(SECOND)
        || scopes.stream()
            .anyMatch(scope -> scope.matches("(patient|user)/[A-Za-z*]+\\.c?r?u?d?s"));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
