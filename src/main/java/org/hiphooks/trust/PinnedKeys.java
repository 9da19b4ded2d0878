package org.hiphooks.trust;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys from a file, for clients whose keys are exchanged by hand and sites without a way out. */
public final class PinnedKeys implements ClientKeys {

  private final Map<String, JWK> keys;
  private final List<KnownKey> known;

  private final Object source;

  private PinnedKeys(Map<String, JWK> keys, Object source) {
    this.source = source;
    this.keys = keys;
    Instant now = Instant.now();
    this.known = keys.values().stream().map(key -> KnownKey.of(key, now)).toList();
  }

  /**
   * Reads a key set.
   *
   * @throws KeysUnavailable if the file is none, or holds no key that can verify a signature
   */
  public static PinnedKeys read(Path file) throws KeysUnavailable {
    try {
      if (Files.size(file) > KeyDocument.MAX_BYTES) {
        throw new KeysUnavailable("the key set is longer than " + KeyDocument.MAX_BYTES + " bytes");
      }
      return new PinnedKeys(some(Files.readString(file)), file);
    } catch (IOException e) {
      throw new KeysUnavailable("the file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * The keys of a text.
   *
   * @throws KeysUnavailable if it is no key set, or holds no key that can verify a signature
   */
  public static PinnedKeys of(String text) throws KeysUnavailable {
    return new PinnedKeys(some(text), text);
  }

  private static Map<String, JWK> some(String text) throws KeysUnavailable {
    Map<String, JWK> keys = KeyDocument.read(text);
    if (keys.isEmpty()) {
      throw new KeysUnavailable("the key set holds no public RSA or EC key with a kid");
    }
    return keys;
  }

  @Override
  public boolean isFrom(Object other) {
    return source.equals(other);
  }

  @Override
  public Optional<JWK> find(String keyId) {
    return Optional.ofNullable(keys.get(keyId));
  }

  @Override
  public List<KnownKey> known() {
    return known;
  }
}
