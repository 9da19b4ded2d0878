package org.hiphooks.trust;

/**
 * Why a token is refused: the first check that fails. For the log and the admin, never for the
 * caller. No text here holds anything of the token.
 */
public enum Fault {
  /** No token. */
  MISSING("there is no bearer token"),
  /** Not three parts of base64url, or not JSON inside, or too long. */
  MALFORMED("is no signed JSON Web Token, or longer than allowed"),
  /** {@code typ} is not {@code JWT}. */
  TYPE("typ is not JWT"),
  /** {@code crit}, {@code b64} or another header that changes how a token is read. */
  HEADER("has a header that asks for more than is understood (crit, b64, zip)"),
  /** Not an algorithm that this client may use. */
  ALGORITHM("alg is not one that the configuration allows this client"),
  /** No {@code kid}. */
  KEY_ID("kid is missing"),
  /** A claim is missing or of another kind than it must be. */
  CLAIMS("a claim is missing or malformed: iss, aud, exp, iat and jti are needed"),
  /** Nobody we know. */
  ISSUER("iss is not that of a client of the configuration"),
  /** Meant for somebody else, or for another address of this service. */
  AUDIENCE("aud is not the address that was called"),
  /** Too old. */
  EXPIRED("exp is in the past"),
  /** Issued in the future. */
  NOT_YET("iat or nbf is in the future: compare the clocks"),
  /** Valid for longer than this client's tokens may be. */
  LIFETIME("lives longer than the configuration allows this client"),
  /** Another tenant. */
  TENANT("tenant is not the one of the configuration"),
  /** Another subject. */
  SUBJECT("sub is not the one of the configuration"),
  /** {@code jku} is not the configured address of keys. */
  KEY_ADDRESS("jku is not the address of keys in the configuration"),
  /** No such key, or not one for this algorithm. */
  KEY("the client's keys hold none with this kid for this alg"),
  /** The keys could not be had. */
  KEYS_UNAVAILABLE("the client's keys could not be fetched"),
  /** Not signed with that key. */
  SIGNATURE("the signature does not fit"),
  /** Seen before. */
  REPLAYED("jti was used before"),
  /** Too many tokens are remembered to take another one. */
  BUSY("more tokens than can be remembered");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** In words that complete "the token …" or stand alone. */
  public String words() {
    return words;
  }
}
