package org.hiphooks.server;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hiphooks.config.ManagementSection;
import org.hiphooks.config.OperationsSection;
import org.hiphooks.config.TlsSection;
import org.jspecify.annotations.Nullable;

/**
 * What the ports show, as far as they speak TLS.
 *
 * @param calls of the port of calls; null = plain HTTP
 * @param management of the port of health and metrics; null = plain HTTP
 */
record Certificates(@Nullable Tls calls, @Nullable Tls management) {

  /**
   * Reads those that the configuration names.
   *
   * @throws org.hiphooks.config.SettingsInvalid if one cannot be used
   */
  static Certificates of(OperationsSection section) {
    ManagementSection management = section.management();
    return new Certificates(tls(section.tls()), tls(management == null ? null : management.tls()));
  }

  /**
   * Reads those that are in the files now.
   *
   * @return shows them to whoever connects from then on
   * @throws org.hiphooks.config.SettingsInvalid if one cannot be used; the old ones stay
   */
  Runnable renewal() {
    List<Runnable> renewals =
        Stream.of(calls, management).filter(Objects::nonNull).map(Tls::renewal).toList();
    return () -> renewals.forEach(Runnable::run);
  }

  private static @Nullable Tls tls(@Nullable TlsSection files) {
    return files == null ? null : new Tls(files);
  }
}
