package org.hiphooks.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Launches, codes and tokens of a strict authorization server: each is taken once. */
final class SmartGrants {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> launches = new ConcurrentHashMap<>();
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  private record Grant(String patient, String challenge, String redirect, String scope) {}

  String launch(String patient) {
    String launch = UUID.randomUUID().toString();
    launches.put(launch, patient);
    return launch;
  }

  /** The patient of a launch; null if it was taken or never given. */
  @Nullable String opens(String launch) {
    return launches.remove(launch);
  }

  String code(String patient, String challenge, String redirect, String scope) {
    String code = UUID.randomUUID().toString();
    codes.put(code, new Grant(patient, challenge, redirect, scope));
    return code;
  }

  /** What the token endpoint says to a form. */
  ObjectNode exchange(Map<String, String> fields) {
    Grant grant = codes.remove(fields.getOrDefault("code", ""));
    ObjectNode json = JSON.createObjectNode();
    if (!"authorization_code".equals(fields.get("grant_type"))) {
      return json.put("error", "unsupported_grant_type");
    }
    if (grant == null
        || !grant.redirect().equals(fields.get("redirect_uri"))
        || !grant.challenge().equals(challenge(fields.getOrDefault("code_verifier", "")))) {
      return json.put("error", "invalid_grant");
    }
    String token = "token-" + UUID.randomUUID();
    tokens.put(token, grant.scope());
    json.put("access_token", token).put("token_type", "Bearer").put("expires_in", 300);
    return json.put("scope", grant.scope()).put("patient", grant.patient());
  }

  /** What a token is for; null if it is none of ours. */
  @Nullable String scope(String token) {
    return tokens.get(token);
  }

  /** Whether scopes of either version let a type be read, or written. */
  static boolean allows(String scopes, String type, boolean isWrite) {
    String verb = isWrite ? "(write|\\*|c[ruds]*)" : "(read|\\*|c?r[uds]*)";
    return Arrays.stream(scopes.split(" "))
        .anyMatch(scope -> scope.matches("patient/(\\*|" + type + ")\\." + verb));
  }

  static String unsigned(ObjectNode claims) {
    return base64("{\"alg\":\"none\"}") + '.' + base64(claims.toString()) + '.';
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
