package org.hiphooks.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.cdshooks.GuidanceService;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /health}: 200 when calls are answered, 503 before and while stopping. Tells versions,
 * never anything of a patient.
 */
final class HealthEndpoint extends Handler.Abstract {

  private static final String ALLOW = "GET, HEAD, OPTIONS";

  private final Readiness readiness;
  private final @Nullable Instant fixedNow;

  HealthEndpoint(Readiness readiness, @Nullable Instant fixedNow) {
    this.readiness = readiness;
    this.fixedNow = fixedNow;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    if (!Methods.isRead(request)) {
      Methods.refuse(exchange, ALLOW);
    } else if (readiness.isStopping()) {
      exchange.refuse(Refusal.unavailable("stopping"));
    } else {
      readiness
          .guidance()
          .ifPresentOrElse(
              guidance -> exchange.ok(health(guidance)),
              () -> exchange.refuse(Refusal.unavailable("warming up")));
    }
    return true;
  }

  private byte[] health(GuidanceService guidance) {
    ObjectNode health = JsonNodeFactory.instance.objectNode();
    health.put("status", "up").put("ready", true);
    String version = Product.version();
    health.put("version", version);
    guidance.services().stream()
        .findFirst()
        .ifPresent(
            service ->
                health
                    .putObject("content")
                    .put("version", service.contentVersion())
                    .put("hash", service.contentHash()));
    health.put("uptimeSeconds", readiness.uptime().toSeconds());
    if (fixedNow != null) {
      health.put("clock", fixedNow.toString());
    }
    return Replies.bytes(health);
  }
}
