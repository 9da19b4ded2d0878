package org.hiphooks.form;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hiphooks.config.SmartSettings;
import org.hiphooks.form.SmartLaunches.Launch;
import org.jspecify.annotations.Nullable;

/** What authorization servers are asked, in the words of SMART App Launch. */
final class SmartRequests {

  private final String back;

  SmartRequests(URI publicUrl) {
    this.back = publicUrl + SmartPages.CALLBACK;
  }

  /**
   * Where the browser asks for leave.
   *
   * @param context the launch that the EHR named
   */
  String authorize(Launch launch, String context) {
    SmartSettings settings = Objects.requireNonNull(launch.client().smart());
    boolean isSecond = launch.endpoints().isSecondVersion();
    String fields =
        fields(
            List.of(
                Map.entry("response_type", "code"),
                Map.entry("client_id", settings.clientId()),
                Map.entry("redirect_uri", back),
                Map.entry("scope", SmartScopes.asked(settings, isSecond)),
                Map.entry("state", launch.state()),
                Map.entry("aud", launch.base().toString()),
                Map.entry("launch", context),
                Map.entry("code_challenge", challenge(launch.verifier())),
                Map.entry("code_challenge_method", "S256")));
    String address = launch.endpoints().authorize().toString();
    return address + (address.contains("?") ? "&" : "?") + fields;
  }

  /** What turns a code into a token. */
  String exchange(Launch launch, String code, ClientProof proof) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("grant_type", "authorization_code"));
    fields.add(Map.entry("code", code));
    fields.add(Map.entry("redirect_uri", back));
    fields.add(Map.entry("code_verifier", launch.verifier()));
    fields.addAll(proof.fields().entrySet());
    return fields(fields);
  }

  /** Base of a FHIR server as it is configured; null if it is no address. */
  static @Nullable URI base(@Nullable String iss) {
    try {
      return iss == null ? null : URI.create(iss.replaceAll("/+$", ""));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String fields(List<Map.Entry<String, String>> fields) {
    return fields.stream()
        .map(field -> field.getKey() + '=' + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
