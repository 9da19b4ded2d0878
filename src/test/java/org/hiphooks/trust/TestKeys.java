package org.hiphooks.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keys made for these tests, and tokens signed with them. */
public final class TestKeys {

  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  public static final String AUDIENCE = "https://cds.example.org/cds-services/hip-pain-guidance";
  public static final String ISSUER = "https://ehr.example.org/fhir";

  public static final RSAKey RSA = rsa("rsa-1");
  public static final ECKey P384 = ec(Curve.P_384, "ec-384");
  public static final ECKey P256 = ec(Curve.P_256, "ec-256");
  public static final ECKey STRANGER = ec(Curve.P_384, "ec-384");

  private TestKeys() {}

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec(Curve curve, String id) {
    try {
      return new ECKeyGenerator(curve).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public halves as a key set. */
  public static String document(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  /** A client that signs with any of the keys. */
  public static TrustedClient client() {
    try {
      return new TrustedClient(
          "sports-clinic",
          ISSUER,
          null,
          null,
          null,
          PinnedKeys.of(document(RSA, P384, P256)),
          Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384, JWSAlgorithm.PS256),
          List.of(),
          TrustedClient.USUAL_LIFETIME);
    } catch (KeysUnavailable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Claims that are good. */
  public static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(300)))
        .jwtID(UUID.randomUUID().toString());
  }

  /** A header that is good. */
  public static JWSHeader.Builder header(JWSAlgorithm algorithm, JWK key) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key.getKeyID());
  }

  public static String sign(JWSHeader header, JWTClaimsSet claims, JWK key) throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    JWSSigner signer =
        key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
    token.sign(signer);
    return token.serialize();
  }

  /** A good token. */
  public static String good() throws JOSEException {
    return sign(header(JWSAlgorithm.ES384, P384).build(), claims().build(), P384);
  }
}
