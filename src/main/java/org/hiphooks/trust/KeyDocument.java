package org.hiphooks.trust;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a JSON Web Key Set (RFC 7517) and keeps the keys that can verify a signature. */
final class KeyDocument {

  /** Longest document in bytes. */
  static final int MAX_BYTES = 256 * 1024;

  private static final int MAX_KEYS = 100;
  private static final int MIN_RSA_BITS = 2048;

  private KeyDocument() {}

  /**
   * The keys by id. Private halves, symmetric keys, keys without id, weak keys and keys for
   * encryption are not taken.
   *
   * @throws KeysUnavailable if the text is no key set
   */
  static Map<String, JWK> read(String text) throws KeysUnavailable {
    if (text.length() > MAX_BYTES) {
      throw new KeysUnavailable("the key set is longer than " + MAX_BYTES + " bytes");
    }
    JWKSet set;
    try {
      set = JWKSet.parse(text);
    } catch (ParseException e) {
      throw new KeysUnavailable("the document is no JSON Web Key Set");
    }
    if (set.getKeys().size() > MAX_KEYS) {
      throw new KeysUnavailable("the key set holds more than " + MAX_KEYS + " keys");
    }
    Map<String, JWK> keys = new LinkedHashMap<>();
    for (JWK key : set.getKeys()) {
      if (canVerify(key) && keys.putIfAbsent(key.getKeyID(), key.toPublicJWK()) != null) {
        throw new KeysUnavailable("two keys of the set have one kid");
      }
    }
    return Collections.unmodifiableMap(keys);
  }

  private static boolean canVerify(JWK key) {
    boolean isStrong =
        key instanceof ECKey || (key instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS);
    boolean isForSignatures = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    return isStrong && isForSignatures && key.getKeyID() != null && !key.getKeyID().isBlank();
  }
}
