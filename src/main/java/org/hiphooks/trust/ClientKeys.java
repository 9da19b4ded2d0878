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

  /** Ids of the keys that are known now, without asking anybody. */
  default List<String> known() {
    return List.of();
  }
}
