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
 * {@code GET /health} and {@code /health/ready}: 200 when calls are answered, 503 before and while
 * stopping. {@code /health/live}: 200 as long as the process answers at all. Tells versions and
 * what became of the last reload, never anything of a patient.
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
    } else if (request.getHttpURI().getCanonicalPath().endsWith("/live")) {
      exchange.ok(alive());
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

  /** The process answers, whether it is ready or not: restarting it would not help. */
  private byte[] alive() {
    ObjectNode alive = JsonNodeFactory.instance.objectNode();
    alive.put("status", "up").put("ready", readiness.isReady());
    return Replies.bytes(alive);
  }

  private byte[] health(GuidanceService guidance) {
    ObjectNode health = JsonNodeFactory.instance.objectNode();
    health.put("status", "up").put("ready", true);
    String version = Product.version();
    health.put("version", version);
    guidance.services().stream()
        .findFirst()
        .ifPresent(
            service -> {
              ObjectNode content = health.putObject("content");
              content.put("version", service.contentVersion()).put("hash", service.contentHash());
              if (!service.localCodes().isEmpty()) {
                content.put("localCodesHash", service.localCodes());
              }
            });
    health.put("uptimeSeconds", readiness.uptime().toSeconds());
    readiness.lastReload().ifPresent(reload -> put(health.putObject("reload"), reload));
    if (fixedNow != null) {
      health.put("clock", fixedNow.toString());
    }
    return Replies.bytes(health);
  }

  /** How many problems there are, not which: paths of files are for the log. */
  private static void put(ObjectNode node, ReloadOutcome reload) {
    node.put("status", reload.isTaken() ? "taken" : "refused").put("at", reload.at().toString());
    if (!reload.isTaken()) {
      node.put("problems", reload.problems().size());
    }
  }
}
