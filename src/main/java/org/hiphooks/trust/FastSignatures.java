package org.hiphooks.trust;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider that checks signatures on elliptic curves several times faster than that of the JDK.
 * It brings native code for one platform; elsewhere, and where that code cannot be unpacked, the
 * JDK's own checks the same signatures.
 */
final class FastSignatures {

  private static final Logger LOG = LoggerFactory.getLogger(FastSignatures.class);

  private FastSignatures() {}

  /** The provider; null = use the JDK's. */
  static @Nullable Provider provider() {
    try {
      Provider loaded = Native.loaded();
      if (loaded != null) {
        return loaded;
      }
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("no native signatures: {}", e.getClass().getSimpleName());
    }
    LOG.info("signatures are checked by the JDK: slower on elliptic curves, otherwise the same");
    return null;
  }

  /** Apart, so that only its use fails where the provider is absent. */
  private static final class Native {

    static @Nullable Provider loaded() {
      AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
      return provider.getLoadingError() == null ? provider : null;
    }
  }
}
