package org.hiphooks.form;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a strict authorization server knows of the form.
 *
 * @param secret it must show; empty = none
 * @param keys set of public keys, one of which it must sign with; empty = none
 * @param used ids of assertions that came
 */
public record SmartRegistration(String secret, String keys, Set<String> used) {

  /** A public client. */
  public static SmartRegistration open() {
    return new SmartRegistration("", "", ConcurrentHashMap.newKeySet());
  }

  /** One with a secret. */
  public static SmartRegistration ofSecret(String secret) {
    return new SmartRegistration(secret, "", ConcurrentHashMap.newKeySet());
  }

  /** One with a key. */
  public static SmartRegistration ofKeys(String published) {
    return new SmartRegistration("", published, ConcurrentHashMap.newKeySet());
  }

  boolean isMet(Map<String, String> form, @Nullable String header, String endpoint) {
    if (!secret.isEmpty()) {
      String pair = SmartEhr.CLIENT + ':' + URLEncoder.encode(secret, StandardCharsets.UTF_8);
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      return ("Basic " + Base64.getEncoder().encodeToString(bytes)).equals(header);
    }
    return keys.isEmpty()
        ? SmartEhr.CLIENT.equals(form.get("client_id"))
        : isSigned(form, endpoint);
  }

  private boolean isSigned(Map<String, String> form, String endpoint) {
    try {
      SignedJWT assertion = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
      ECKey key = JWKSet.parse(keys).getKeys().get(0).toECKey();
      JWTClaimsSet claims = assertion.getJWTClaimsSet();
      Date ends = claims.getExpirationTime();
      return assertion.verify(new ECDSAVerifier(key))
          && key.getKeyID().equals(assertion.getHeader().getKeyID())
          && form.getOrDefault("client_assertion_type", "").endsWith(":jwt-bearer")
          && SmartEhr.CLIENT.equals(claims.getIssuer())
          && SmartEhr.CLIENT.equals(claims.getSubject())
          && List.of(endpoint).equals(claims.getAudience())
          && ends.before(Date.from(Instant.now().plusSeconds(300)))
          && used.add(claims.getJWTID());
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }
}
