package org.hiphooks.admin.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.hiphooks.config.SignOnSection;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingHttp;
import org.hiphooks.net.OutgoingRequest;

/** The provider of identities, asked over HTTP. What it says of itself is read each time. */
final class Provider {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 256 * 1024;

  private final SignOnSection section;

  Provider(SignOnSection section) {
    this.section = section;
  }

  /**
   * Where it is asked for what.
   *
   * @param authorization where the browser is sent
   * @param token where a code is changed for a token
   * @param keys its keys
   */
  record Endpoints(URI authorization, URI token, URI keys) {}

  /**
   * What the provider says of itself.
   *
   * @throws SignOnFailed if it says nothing, or speaks for another
   */
  Endpoints endpoints() throws SignOnFailed {
    String issuer = section.issuer().toString();
    URI address = URI.create(issuer + "/.well-known/openid-configuration");
    JsonNode said = ask(OutgoingRequest.get(address, Map.of("Accept", "application/json")));
    if (!issuer.equals(said.path("issuer").asText().replaceAll("/+$", ""))) {
      throw new SignOnFailed("the provider names another issuer");
    }
    return new Endpoints(
        endpoint(said, "authorization_endpoint"),
        endpoint(said, "token_endpoint"),
        endpoint(said, "jwks_uri"));
  }

  /** An ID token for a code. */
  String token(Endpoints endpoints, Map<String, String> form, String authorization)
      throws SignOnFailed {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
    }
    byte[] body = encoded(form).getBytes(StandardCharsets.UTF_8);
    JsonNode answer = ask(new OutgoingRequest("POST", endpoints.token(), headers, body));
    String token = answer.path("id_token").asText();
    if (token.isEmpty()) {
      throw new SignOnFailed("the provider gave no ID token");
    }
    return token;
  }

  /** The provider's keys. */
  JWKSet keys(Endpoints endpoints) throws SignOnFailed {
    try {
      return JWKSet.parse(
          ask(OutgoingRequest.get(endpoints.keys(), Map.of("Accept", "application/json")))
              .toString());
    } catch (ParseException e) {
      throw new SignOnFailed("the provider's keys cannot be read");
    }
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + '=' + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** As safe as the issuer: https, unless the issuer itself is on this machine. */
  private URI endpoint(JsonNode said, String name) throws SignOnFailed {
    try {
      URI address = URI.create(said.path(name).asText());
      boolean isSafe =
          "https".equals(address.getScheme())
              || (String.valueOf(address.getHost()).equals(section.issuer().getHost())
                  && section.issuer().getScheme().equals(address.getScheme()));
      if (isSafe && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new SignOnFailed("the provider's " + name + " is no address");
    }
    throw new SignOnFailed("the provider's " + name + " is no https address");
  }

  private JsonNode ask(OutgoingRequest request) throws SignOnFailed {
    Set<Origin> allowed = new HashSet<>();
    allowed.add(Origin.of(request.address()));
    OutgoingHttp http = new OutgoingHttp(allowed, section.privateAddresses(), CONNECT, MOST_BYTES);
    try {
      IncomingAnswer answer = http.send(request, LIMIT).join();
      if (!answer.isSuccess()) {
        throw new SignOnFailed("the provider answered " + answer.status());
      }
      return JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8));
    } catch (CompletionException e) {
      throw new SignOnFailed("the provider does not answer");
    } catch (JsonProcessingException e) {
      throw new SignOnFailed("the provider's answer is no JSON");
    }
  }
}
