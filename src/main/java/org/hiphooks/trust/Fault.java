package org.hiphooks.trust;

/**
 * Why a token is refused: the first check that fails. For the log and the admin, never for the
 * caller. No text here holds anything of the token.
 */
public enum Fault {
  /** No token. */
  MISSING("there is no bearer token", "send Authorization: Bearer and the token, once"),
  /** Not three parts of base64url, or not JSON inside, or too long. */
  MALFORMED(
      "is no signed JSON Web Token, or longer than allowed",
      "copy the whole token, three parts with dots between them"),
  /** {@code typ} is not {@code JWT}. */
  TYPE("typ is not JWT", "let the client write typ JWT"),
  /** {@code crit}, {@code b64} or another header that changes how a token is read. */
  HEADER(
      "has a header that asks for more than is understood (crit, b64, zip)",
      "let the client leave these headers out"),
  /** Not an algorithm that this client may use. */
  ALGORITHM(
      "alg is not one that the configuration allows this client",
      "add the algorithm to the client's tokens.algorithms, if you trust it"),
  /** No {@code kid}. */
  KEY_ID("kid is missing", "let the client name its key in kid"),
  /** A claim is missing or of another kind than it must be. */
  CLAIMS(
      "a claim is missing or malformed: iss, aud, exp, iat and jti are needed",
      "let the client send all of them: iss, aud, exp, iat and jti"),
  /** Nobody we know. */
  ISSUER(
      "iss is not that of a client of the configuration",
      "write the token's iss as issuer of the client, letter for letter"),
  /** Paused in the console. */
  PAUSED("the client is paused", "resume the client in the console, if it may call again"),
  /** Meant for somebody else, or for another address of this service. */
  AUDIENCE(
      "aud is not the address that was called",
      "let the client send the address above, or list what it sends under tokens.audiences; behind a proxy set server.publicUrl"),
  /** Too old. */
  EXPIRED("exp is in the past", "send a fresh token; compare the clocks"),
  /** Issued in the future. */
  NOT_YET("iat or nbf is in the future: compare the clocks", "compare the clocks of both machines"),
  /** Valid for longer than this client's tokens may be. */
  LIFETIME(
      "lives longer than the configuration allows this client",
      "let tokens end sooner, or raise tokens.maxLifetimeSeconds"),
  /** Another tenant. */
  TENANT(
      "tenant is not the one of the configuration",
      "write the tenant of the token under tokens.tenant, if it is yours"),
  /** Another subject. */
  SUBJECT(
      "sub is not the one of the configuration",
      "write the sub of the token under tokens.subject, if it is yours"),
  /** {@code jku} is not the configured address of keys. */
  KEY_ADDRESS(
      "jku is not the address of keys in the configuration",
      "write the token's jku as tokens.keysUrl, if it is the client's"),
  /** No such key, or not one for this algorithm. */
  KEY(
      "the client's keys hold none with this kid for this alg",
      "add the key with this kid to the client's keys; after a rotation the new one is missing"),
  /** The keys could not be had. */
  KEYS_UNAVAILABLE(
      "the client's keys could not be fetched",
      "see whether this machine reaches tokens.keysUrl; without a way out use tokens.keys"),
  /** Not signed with that key. */
  SIGNATURE(
      "the signature does not fit",
      "the token was changed, or signed with another key of the same kid: compare the client's keys"),
  /** Seen before. */
  REPLAYED("jti was used before", "let the client make a token for each call"),
  /** Perhaps seen before: the clock was set back behind what is remembered. */
  FORGOTTEN(
      "exp is before that of tokens which were forgotten: the clock was set back",
      "compare the clocks; tokens are taken again when they expire later than those"),
  /** Too many tokens are being checked, or remembered, to take another one. */
  BUSY(
      "more tokens than can be checked or remembered",
      "wait until tokens expire; shorten tokens.maxLifetimeSeconds");

  private final String words;
  private final String remedy;

  Fault(String words, String remedy) {
    this.words = words;
    this.remedy = remedy;
  }

  /** What an administrator can do about it. */
  public String remedy() {
    return remedy;
  }

  /** In words that complete "the token …" or stand alone. */
  public String words() {
    return words;
  }
}
