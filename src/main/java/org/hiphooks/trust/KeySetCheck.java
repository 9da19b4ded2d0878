package org.hiphooks.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a key set that somebody hands in, strictly: they learn of each key that would not be used,
 * and in which field that lies. Nothing that is secret is quoted.
 */
public final class KeySetCheck {

  /** Longest text that is taken, in characters. */
  public static final int MOST = 32 * 1024;

  private static final int MOST_KEYS = 20;
  private static final int MOST_ID = 200;
  private static final int LEAST_RSA_BITS = 2048;
  private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  private final List<String> problems = new ArrayList<>();
  private final List<JWK> keys = new ArrayList<>();

  private KeySetCheck() {}

  /**
   * What came of a check.
   *
   * @param problems each with the field it is about; empty = it can be used
   * @param keySet the public keys, written anew; empty if there are problems
   * @param keyIds ids of the keys
   */
  public record Result(List<String> problems, String keySet, List<String> keyIds) {

    /** Defensive copies. */
    public Result {
      problems = List.copyOf(problems);
      keyIds = List.copyOf(keyIds);
    }
  }

  /** Checks a text. */
  public static Result of(String text) {
    KeySetCheck check = new KeySetCheck();
    check.read(text);
    if (!check.problems.isEmpty()) {
      return new Result(check.problems, "", List.of());
    }
    return new Result(
        List.of(),
        new JWKSet(check.keys).toString(true),
        check.keys.stream().map(JWK::getKeyID).toList());
  }

  private void read(String text) {
    if (text.length() > MOST) {
      problems.add("the key set is longer than " + MOST + " characters");
      return;
    }
    try {
      JsonNode set = new ObjectMapper().readTree(text);
      JsonNode list = set == null ? null : set.get("keys");
      if (list == null || !list.isArray()) {
        problems.add("keys: is missing; a JSON Web Key Set is {\"keys\": [ ... ]}");
      } else if (list.isEmpty() || list.size() > MOST_KEYS) {
        problems.add("keys: must hold 1 to " + MOST_KEYS + " keys, not " + list.size());
      } else {
        keys(list);
      }
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      problems.add(
          "the key set is no JSON"
              + (place == null
                  ? ""
                  : ": line " + place.getLineNr() + ", column " + place.getColumnNr()));
    }
  }

  private void keys(JsonNode list) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String place = "keys[" + i + "]";
      JsonNode key = list.get(i);
      String id = key.path("kid").asText("");
      if (id.isBlank() || id.length() > MOST_ID) {
        problems.add(place + ".kid: must have 1 to " + MOST_ID + " characters");
      } else if (!ids.add(id)) {
        problems.add(place + ".kid: another key has the same");
      }
      key(place, key);
    }
  }

  private void key(String place, JsonNode key) {
    for (String field : PRIVATE) {
      if (key.has(field)) {
        problems.add(
            place + '.' + field + ": is the secret half; treat this key as lost, and make another");
        return;
      }
    }
    try {
      JWK read = JWK.parse(key.toString());
      String fault = fault(read);
      if (fault.isEmpty()) {
        keys.add(read.toPublicJWK());
      } else {
        problems.add(place + fault);
      }
    } catch (ParseException | IllegalArgumentException e) {
      problems.add(place + unreadable(key));
    }
  }

  private static String fault(JWK key) {
    if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
      return ".use: is not sig";
    }
    if (key instanceof RSAKey rsa && rsa.size() < LEAST_RSA_BITS) {
      return ".n: has " + rsa.size() + " bits, at least " + LEAST_RSA_BITS + " are needed";
    }
    return key instanceof RSAKey || key instanceof ECKey ? "" : ".kty: must be EC or RSA";
  }

  private static String unreadable(JsonNode key) {
    return switch (key.path("kty").asText("")) {
      case "EC" -> ": is no EC key; look at crv, x and y, and at x5c if there is one";
      case "RSA" -> ": is no RSA key; look at n and e, and at x5c if there is one";
      default -> ".kty: must be EC or RSA";
    };
  }
}
