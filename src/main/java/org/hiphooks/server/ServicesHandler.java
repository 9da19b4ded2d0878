package org.hiphooks.server;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.ServiceDescription;

/** {@code /cds-services}: discovery at the root, a service at each id below. */
final class ServicesHandler extends Handler.Abstract {

  static final String PATH = "/cds-services";

  private static final String DISCOVERY_ALLOW = "GET, HEAD, OPTIONS";
  private static final String SERVICE_ALLOW = "POST, OPTIONS";

  private final Readiness readiness;
  private final HookEndpoint endpoint;
  private final FeedbackEndpoint feedback;

  ServicesHandler(Readiness readiness, HookEndpoint endpoint, FeedbackEndpoint feedback) {
    this.feedback = feedback;
    this.readiness = readiness;
    this.endpoint = endpoint;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    readiness
        .serving()
        .ifPresentOrElse(
            serving -> route(serving, exchange),
            () -> exchange.refuse(Refusal.unavailable("warming up; try again")));
    return true;
  }

  private void route(Serving serving, Exchange exchange) {
    GuidanceService guidance = serving.guidance();
    List<String> below = segmentsBelow(exchange.request().getHttpURI().getCanonicalPath());
    if (below.isEmpty()) {
      discovery(guidance, exchange);
      return;
    }
    ServiceDescription service =
        isService(below) ? guidance.service(below.get(0)).orElse(null) : null;
    if (service == null) {
      exchange.refuse(Refusal.of(Refusal.NOT_FOUND, "no such service; see " + PATH));
    } else if (!HttpMethod.POST.is(exchange.request().getMethod())) {
      Methods.refuse(exchange, SERVICE_ALLOW);
    } else {
      String path = PATH + '/' + service.id() + (below.size() == 1 ? "" : FeedbackEndpoint.PATH);
      Route.note(exchange.request(), path);
      call(serving, service, path, exchange);
    }
  }

  private static boolean isService(List<String> below) {
    return below.size() == 1
        || (below.size() == 2 && FeedbackEndpoint.PATH.equals('/' + below.get(1)));
  }

  private void call(Serving serving, ServiceDescription service, String path, Exchange exchange) {
    try (Admission admission = serving.callers().admit(exchange.request(), path)) {
      if (admission.refusal() != null) {
        exchange.refuse(admission.refusal());
      } else {
        GuidanceService guidance = serving.guidance().forClient(admission.client());
        if (path.endsWith(FeedbackEndpoint.PATH)) {
          feedback.handle(guidance, service, exchange);
        } else {
          endpoint.handle(guidance, service, exchange);
        }
      }
    }
  }

  private static void discovery(GuidanceService guidance, Exchange exchange) {
    if (Methods.isRead(exchange.request())) {
      exchange.ok(AnswerWriter.discovery(guidance.services()));
    } else {
      Methods.refuse(exchange, DISCOVERY_ALLOW);
    }
  }

  private static List<String> segmentsBelow(String path) {
    return Arrays.stream(path.substring(PATH.length()).split("/"))
        .filter(segment -> !segment.isEmpty())
        .toList();
  }
}
