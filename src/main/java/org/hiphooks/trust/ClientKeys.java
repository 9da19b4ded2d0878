package org.hiphooks.trust;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.Optional;

/** The public keys of one client. Thread-safe. */
public interface ClientKeys {

  /**
   * The key of this id.
   *
   * @return empty if the client has none
   * @throws KeysUnavailable if nobody can say now
   */
  Optional<JWK> find(String keyId) throws KeysUnavailable;

  /** The keys that are known now, without asking anybody. */
  default List<KnownKey> known() {
    return List.of();
  }

  /**
   * Whether the keys are those of this source.
   *
   * @param source a file, an address, or a key set as text
   */
  default boolean isFrom(Object source) {
    return false;
  }

  /** Asks for the keys anew at the next token, where they are asked for. */
  default void forget() {}
}
