package org.hiphooks.server;

import java.security.KeyStore;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.TlsSection;

/** TLS 1.2 and 1.3 with a certificate that can be changed while connections are open. */
final class Tls {

  private final TlsSection files;
  private final SslContextFactory.Server context = new SslContextFactory.Server();

  /**
   * Reads the files.
   *
   * @throws SettingsInvalid if they cannot be used
   */
  Tls(TlsSection files) {
    this.files = files;
    use(load());
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    context.setSniRequired(false);
  }

  SslContextFactory.Server context() {
    return context;
  }

  /**
   * Reads the certificate that is in the files now.
   *
   * @return shows it to whoever connects from then on
   * @throws SettingsInvalid if it cannot be used; the old one stays
   */
  Runnable renewal() {
    KeyStore store = load();
    return () -> show(store);
  }

  private void show(KeyStore store) {
    try {
      context.reload(factory -> use(store));
    } catch (Exception e) {
      throw invalid("cannot be used: " + e.getClass().getSimpleName());
    }
  }

  private KeyStore load() {
    try {
      return PemKeys.load(files);
    } catch (TlsInvalid e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static SettingsInvalid invalid(String message) {
    return new SettingsInvalid(List.of(new SettingsProblem("tls", message)));
  }

  private void use(KeyStore store) {
    context.setKeyStore(store);
    context.setKeyStorePassword("");
    context.setKeyManagerPassword("");
  }
}
