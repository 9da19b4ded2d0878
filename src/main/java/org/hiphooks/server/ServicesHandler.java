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

/**
 * {@code /cds-services}: discovery at the root, a service at each id below. Who calls is checked
 * here, before a call waits for a place: whoever may not call takes none.
 */
final class ServicesHandler extends Handler.Wrapper {

  static final String PATH = "/cds-services";

  private static final String DISCOVERY_ALLOW = "GET, HEAD, OPTIONS";
  private static final String SERVICE_ALLOW = "POST, OPTIONS";

  private final Readiness readiness;

  /**
   * The routes.
   *
   * @param readiness what answers, and whom
   * @param calls works on calls that were admitted
   */
  ServicesHandler(Readiness readiness, Handler calls) {
    super(calls);
    this.readiness = readiness;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Exchange exchange = new Exchange(request, response, callback);
    Serving serving = readiness.serving().orElse(null);
    if (serving == null) {
      exchange.refuse(Refusal.unavailable("warming up; try again"));
      return true;
    }
    List<String> below = segmentsBelow(request.getHttpURI().getCanonicalPath());
    if (below.isEmpty()) {
      discovery(serving.guidance(), exchange);
      return true;
    }
    ServiceDescription service =
        isService(below) ? serving.guidance().service(below.get(0)).orElse(null) : null;
    if (service == null) {
      exchange.refuse(Refusal.of(Refusal.NOT_FOUND, "no such service; see " + PATH));
    } else if (!HttpMethod.POST.is(request.getMethod())) {
      Methods.refuse(exchange, SERVICE_ALLOW);
    } else if (isAdmitted(serving, service, below.size() > 1, exchange)) {
      return super.handle(request, response, callback);
    }
    return true;
  }

  private static boolean isService(List<String> below) {
    return below.size() == 1
        || (below.size() == 2 && FeedbackEndpoint.PATH.equals('/' + below.get(1)));
  }

  /** Decides, and answers a call that is not admitted. */
  private static boolean isAdmitted(
      Serving serving, ServiceDescription service, boolean isFeedback, Exchange exchange) {
    Request request = exchange.request();
    String path = PATH + '/' + service.id() + (isFeedback ? FeedbackEndpoint.PATH : "");
    Route.note(request, path);
    Admission admission = serving.callers().admit(request, path);
    Request.addCompletionListener(request, failure -> admission.close());
    if (admission.refusal() != null) {
      exchange.refuse(admission.refusal());
      return false;
    }
    GuidanceService guidance = serving.guidance().forClient(admission.client());
    new AdmittedCall(guidance, service, isFeedback).note(request);
    return true;
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
