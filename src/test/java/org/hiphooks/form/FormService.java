package org.hiphooks.form;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.ServerSection;
import org.hiphooks.config.Settings;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.pages.ServiceSite;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.Operations;
import org.hiphooks.server.ServerSettings;
import org.hiphooks.server.ServerUnavailable;

/** The service with the form, for the clients of a test. */
public final class FormService implements AutoCloseable {

  private final HipHooksServer server;
  private final HipGuidance guidance;

  /** For these clients, at this time. */
  public FormService(Instant now, List<ClientSettings> clients) {
    Settings settings = new Settings(ServerSection.DEFAULT, null, clients);
    guidance = HipGuidance.load(Content.embedded(), settings);
    ServerSettings where = ServerSettings.onLoopback(0).at(now);
    FormSite site = new FormSite(new ServiceSite(), where.evaluationClock());
    try {
      server = HipHooksServer.open(where, Operations.quiet(), site.mounts());
    } catch (ServerUnavailable e) {
      throw new IllegalStateException(e);
    }
    GuidanceService around = site.around(guidance, server.address(), Duration.ofHours(1));
    site.opened(around);
    server.serve(around);
  }

  /** Where it answers. */
  public URI address() {
    return server.address();
  }

  /** What answers in it. */
  public HipGuidance guidance() {
    return guidance;
  }

  @Override
  public void close() {
    server.close();
  }
}
