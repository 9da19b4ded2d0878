package org.hiphooks.trust.selftest;

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
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A private key of a client, or one made for a test. */
public final class SigningKey {

  private final JWK key;

  private SigningKey(JWK key) {
    this.key = key;
  }

  /** A key made for this test, with the id. */
  public static SigningKey made(String keyId) {
    try {
      return new SigningKey(new ECKeyGenerator(Curve.P_384).keyID(keyId).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first private key of a JSON Web Key or a set of them; empty if there is none. */
  public static Optional<SigningKey> read(String text) {
    return keys(text).stream()
        .filter(JWK::isPrivate)
        .filter(key -> key instanceof ECKey || key instanceof RSAKey)
        .filter(key -> key.getKeyID() != null)
        .findFirst()
        .map(SigningKey::new);
  }

  private static List<JWK> keys(String text) {
    try {
      return JWKSet.parse(text).getKeys();
    } catch (ParseException e) {
      return one(text);
    }
  }

  private static List<JWK> one(String text) {
    try {
      return List.of(JWK.parse(text));
    } catch (ParseException e) {
      return List.of();
    }
  }

  /** Its {@code kid}. */
  public String id() {
    return key.getKeyID();
  }

  /** The private half, for a file of its owner alone. */
  public String secret() {
    return key.toJSONString();
  }

  /** A key set with the public half. */
  public String published() {
    return new JWKSet(key.toPublicJWK()).toString(true);
  }

  /**
   * A signed token.
   *
   * @param allowed names of algorithms that the client may use
   */
  public String sign(JWTClaimsSet claims, List<String> allowed) {
    JWSHeader header =
        new JWSHeader.Builder(algorithm(allowed)).type(JOSEObjectType.JWT).keyID(id()).build();
    try {
      JWSSigner signer =
          key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWSAlgorithm algorithm(List<String> allowed) {
    if (key instanceof ECKey curve) {
      return Curve.P_384.equals(curve.getCurve())
          ? JWSAlgorithm.ES384
          : Curve.P_521.equals(curve.getCurve()) ? JWSAlgorithm.ES512 : JWSAlgorithm.ES256;
    }
    return allowed.stream()
        .filter(name -> name.toUpperCase(Locale.ROOT).matches("[RP]S.*"))
        .findFirst()
        .map(JWSAlgorithm::parse)
        .orElse(JWSAlgorithm.RS384);
  }

  /** Its id only. */
  @Override
  public String toString() {
    return "SigningKey[" + id() + ']';
  }
}
