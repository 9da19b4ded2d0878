package org.hiphooks.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.util.List;

/**
 * Whether a key can ever verify a token that is signed with one of some algorithms.
 *
 * @param algorithms names of those that tokens may be signed with
 */
record KeyFitness(List<String> algorithms) {

  private static final int LEAST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 8192;
  private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(3);

  /** Defensive copy. */
  KeyFitness {
    algorithms = List.copyOf(algorithms);
  }

  /** What is wrong with a key, from the name of its field on; empty = nothing. */
  String fault(JWK key) {
    if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
      return ".use: is not sig";
    }
    String fault = "";
    if (key instanceof RSAKey rsa) {
      fault = number(rsa);
    } else if (!(key instanceof ECKey)) {
      return ".kty: must be EC or RSA";
    }
    return fault.isEmpty() ? algorithm(key) : fault;
  }

  private static String number(RSAKey key) {
    int bits = key.size();
    if (bits < LEAST_RSA_BITS) {
      return ".n: has " + bits + " bits, at least " + LEAST_RSA_BITS + " are needed";
    }
    if (bits > MOST_RSA_BITS) {
      return ".n: has " + bits + " bits, at most " + MOST_RSA_BITS + " are taken";
    }
    if (!key.getModulus().decodeToBigInteger().testBit(0)) {
      return ".n: is even, which no RSA key is";
    }
    BigInteger exponent = key.getPublicExponent().decodeToBigInteger();
    return exponent.compareTo(LEAST_EXPONENT) < 0 || !exponent.testBit(0)
        ? ".e: must be odd and at least 3; it is usually AQAB"
        : "";
  }

  private String algorithm(JWK key) {
    List<String> own = algorithms.stream().filter(name -> isFor(key, name)).toList();
    if (own.isEmpty()) {
      String field = key instanceof ECKey && hasElliptic() ? ".crv" : ".kty";
      return field + ": verifies no token of this client; " + words();
    }
    if (key.getAlgorithm() == null || own.contains(key.getAlgorithm().getName())) {
      return "";
    }
    return algorithms.contains(key.getAlgorithm().getName())
        ? ".alg: is not for a key like this, which is for " + String.join(" or ", own)
        : ".alg: verifies no token of this client; " + words();
  }

  private boolean hasElliptic() {
    return algorithms.stream().anyMatch(name -> name.startsWith("ES"));
  }

  private String words() {
    return "they are signed with " + String.join(" or ", algorithms);
  }

  private static boolean isFor(JWK key, String name) {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
    if (key instanceof ECKey elliptic) {
      try {
        return ECDSA.resolveAlgorithm(elliptic.getCurve()).equals(algorithm);
      } catch (JOSEException e) {
        return false;
      }
    }
    return key.getKeyType().equals(KeyType.forAlgorithm(algorithm));
  }
}
