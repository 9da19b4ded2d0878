package org.hiphooks.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hiphooks.trust.KeysUnavailable;
import org.hiphooks.trust.PinnedKeys;
import org.hiphooks.trust.TokenMemory;
import org.hiphooks.trust.TokenVerifier;
import org.hiphooks.trust.TrustedClient;

/**
 * What the check of one caller's token costs: form, claims and signature, as CPU time of one
 * thread, so that other work on the machine hardly matters.
 */
public final class TokenCost {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ISSUER = "https://ehr.example.org/fhir";
  private static final String CALLED = "https://cds.example.org/cds-services/hip-pain-guidance";
  private static final int CHECKS = 1000;

  /** Every token counts as new: what is measured is the check, not a refusal. */
  private static final TokenMemory FORGETFUL =
      (client, tokenId, until, now) -> TokenMemory.Seen.FIRST;

  private TokenCost() {}

  /** Prints the median of each algorithm. */
  public static void main(String[] args) throws JOSEException, KeysUnavailable {
    for (Result result : results(CHECKS)) {
      System.out.printf(
          "%s median %.2f ms, 95 %% below %.2f ms%n",
          result.name(), result.millis(), result.millis95());
    }
  }

  /** What each algorithm costs, after a warm-up of twice as many checks. */
  static List<Result> results(int checks) throws JOSEException, KeysUnavailable {
    List<Result> results = new ArrayList<>();
    for (String name : List.of("RS384", "ES384", "ES256")) {
      JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
      JWK key = key(algorithm);
      String token = token(algorithm, key);
      TokenVerifier verifier = new TokenVerifier(List.of(client(algorithm, key)), FORGETFUL);
      measure(verifier, token, checks * 2);
      results.add(Result.of(name, measure(verifier, token, checks), List.of(0L)));
    }
    return results;
  }

  private static List<Long> measure(TokenVerifier verifier, String token, int checks) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < checks; i++) {
      long start = threads.getCurrentThreadCpuTime();
      boolean isGood = verifier.verify(token, CALLED, NOW).isGood();
      nanos.add(threads.getCurrentThreadCpuTime() - start);
      if (!isGood) {
        throw new IllegalStateException("the token is good");
      }
    }
    return nanos;
  }

  private static TrustedClient client(JWSAlgorithm algorithm, JWK key) throws KeysUnavailable {
    return new TrustedClient(
        "ehr",
        ISSUER,
        null,
        null,
        null,
        PinnedKeys.of(new JWKSet(key).toString(true)),
        Set.of(algorithm),
        List.of(),
        Duration.ofSeconds(900));
  }

  private static String token(JWSAlgorithm algorithm, JWK key) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID("k").build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(CALLED)
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(300)))
                .jwtID("3f0c7a5e-6f5c-4a53-9f6c-3a0a5d1b2c3d")
                .build());
    token.sign(key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key));
    return token.serialize();
  }

  private static JWK key(JWSAlgorithm algorithm) throws JOSEException {
    if (JWSAlgorithm.Family.RSA.contains(algorithm)) {
      return new RSAKeyGenerator(2048).keyID("k").generate();
    }
    Curve curve = JWSAlgorithm.ES256.equals(algorithm) ? Curve.P_256 : Curve.P_384;
    return new ECKeyGenerator(curve).keyID("k").generate();
  }
}
