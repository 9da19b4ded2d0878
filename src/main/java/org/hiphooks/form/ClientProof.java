package org.hiphooks.form;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hiphooks.config.SmartSettings;
import org.hiphooks.trust.selftest.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * How the form proves to a token endpoint that it is itself: by its name alone, by a secret or by a
 * signed assertion. Secrets and keys are read when they are needed, so that they can be changed
 * while the service runs.
 *
 * @param fields what is added to the fields of the request
 * @param authorization value of the header; empty = none
 */
record ClientProof(Map<String, String> fields, String authorization) {

  private static final int LIFETIME_SECONDS = 120;
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /** Defensive copy. */
  ClientProof {
    fields = Map.copyOf(fields);
  }

  /** The proof for an endpoint; null if the secret or the key cannot be read. */
  static @Nullable ClientProof of(
      SmartSettings settings, URI endpoint, Clock clock, Function<String, @Nullable String> env) {
    try {
      if (settings.keyFile() != null) {
        return SigningKey.read(Files.readString(settings.keyFile()))
            .map(key -> assertion(settings.clientId(), key, endpoint, clock.instant()))
            .orElse(null);
      }
      if (settings.secretFile() != null) {
        return secret(settings.clientId(), Files.readString(settings.secretFile()).strip());
      }
      if (settings.secretVariable() != null) {
        String value = env.apply(settings.secretVariable());
        return value == null || value.isBlank() ? null : secret(settings.clientId(), value.strip());
      }
      return new ClientProof(Map.of("client_id", settings.clientId()), "");
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  private static ClientProof secret(String clientId, String secret) {
    String pair = encoded(clientId) + ':' + encoded(secret);
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return new ClientProof(Map.of(), "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  private static ClientProof assertion(String clientId, SigningKey key, URI endpoint, Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(endpoint.toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_assertion_type", ASSERTION);
    fields.put("client_assertion", key.sign(claims, List.of("RS384")));
    return new ClientProof(fields, "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "ClientProof[redacted]";
  }
}
