package org.hiphooks.server;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.jspecify.annotations.Nullable;

/** What {@code serve} prints once it answers. */
final class StartWords {

  private final PrintWriter out;

  StartWords(PrintWriter out) {
    this.out = out;
  }

  /** Where everything is. */
  void where(HipHooksServer server, GuidanceService guidance) {
    out.println("HipHooks " + Product.version());
    guidance.services().stream()
        .findFirst()
        .ifPresent(
            service -> {
              out.println("Content  " + service.contentVersion() + ' ' + service.contentHash());
              if (!service.localCodes().isEmpty()) {
                out.println("Codes    own codes of this site " + service.localCodes());
              }
            });
    out.println("Services " + server.address() + ServicesHandler.PATH);
    out.println("Health   " + server.address() + "/health");
    server
        .managementPort()
        .ifPresent(own -> out.println("Metrics  port " + own + ", /metrics and /health"));
    out.println("About    " + server.address() + "/about");
  }

  /** What the options and the configuration change and nobody would see otherwise. */
  void how(
      Settings settings,
      GuidanceService guidance,
      @Nullable URI publicUrl,
      long keptMinutes,
      @Nullable Instant clock) {
    if (publicUrl != null) {
      out.println("Explain  " + publicUrl + ", kept for " + keptMinutes + " minutes");
    }
    if (clock != null) {
      out.println("Clock    fixed at " + clock + " for the evaluation");
    }
    if (!guidance.switchedOff().isEmpty()) {
      out.println("Off      " + String.join(", ", guidance.switchedOff()));
    }
    for (ClientSettings client : settings.clients()) {
      out.println("Client   " + client.name() + ": dialect " + client.dialect().code());
    }
  }

  /** Who can call. */
  void who(WhoIsServed served) {
    served.words().forEach(out::println);
    out.println("Stop with Ctrl-C.");
    out.flush();
  }
}
