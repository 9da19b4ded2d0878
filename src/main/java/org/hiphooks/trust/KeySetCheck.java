package org.hiphooks.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
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

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int MOST_KEYS = 20;
  private static final int MOST_ID = 200;
  private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  private final List<String> problems = new ArrayList<>();
  private final List<JWK> keys = new ArrayList<>();

  private final KeyFitness fitness;

  private KeySetCheck(List<String> algorithms) {
    this.fitness = new KeyFitness(algorithms);
  }

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

  /**
   * Checks a text.
   *
   * @param text the key set
   * @param algorithms names of those that tokens of the client may be signed with
   */
  public static Result of(String text, List<String> algorithms) {
    KeySetCheck check = new KeySetCheck(algorithms);
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
      JsonNode set = JSON.readTree(text);
      JsonNode list = set == null ? null : set.get("keys");
      if (list == null || !list.isArray()) {
        problems.add("keys: is missing; a JSON Web Key Set is {\"keys\": [ ... ]}");
      } else if (list.isEmpty() || list.size() > MOST_KEYS) {
        problems.add("keys: must hold 1 to " + MOST_KEYS + " keys, not " + list.size());
      } else {
        keys(list);
      }
    } catch (JsonProcessingException e) {
      problems.add(unreadable(e));
    }
  }

  /** A field that stands there twice, or something after the end, is read differently by others. */
  private static String unreadable(JsonProcessingException fault) {
    String message = String.valueOf(fault.getOriginalMessage());
    String words = "the key set is no JSON";
    if (message.startsWith("Duplicate field")) {
      words = "the key set has a field twice";
    } else if (message.startsWith("Trailing token")) {
      words = "the key set is followed by something else";
    }
    var place = fault.getLocation();
    return place == null
        ? words
        : words + ": line " + place.getLineNr() + ", column " + place.getColumnNr();
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
      String fault = fitness.fault(read);
      if (fault.isEmpty()) {
        keys.add(read.toPublicJWK());
      } else {
        problems.add(place + fault);
      }
    } catch (ParseException | IllegalArgumentException e) {
      problems.add(place + unreadable(key));
    }
  }

  private static String unreadable(JsonNode key) {
    return switch (key.path("kty").asText("")) {
      case "EC" -> ": is no EC key; look at crv, x and y, and at x5c if there is one";
      case "RSA" -> ": is no RSA key; look at n and e, and at x5c if there is one";
      default -> ".kty: must be EC or RSA";
    };
  }
}
