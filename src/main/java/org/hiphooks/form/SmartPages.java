package org.hiphooks.form;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.config.SmartSettings;
import org.hiphooks.explain.Explainer;
import org.hiphooks.form.SmartLaunches.Launch;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Reanswered;
import org.hiphooks.pages.PageResponse;
import org.hiphooks.pages.SessionCookie;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the form from within an EHR, as SMART App Launch says: only for FHIR servers that the
 * configuration names, with a proof that the code was asked for here.
 */
final class SmartPages {

  /** Where EHRs launch the form. */
  static final String LAUNCH = FormPages.PATH + "/launch";

  /** Where their authorization servers send the browser back. */
  static final String CALLBACK = FormPages.PATH + "/callback";

  private static final Logger LOG = LoggerFactory.getLogger(SmartPages.class);
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;

  private final FormStore store;
  private final FormRooms rooms;
  private final SmartLaunches launches;
  private final SessionCookie cookie;
  private final SessionCookie formCookie;
  private final SmartRequests requests;
  private final Clock clock;

  SmartPages(
      FormStore store,
      FormRooms rooms,
      SessionCookie formCookie,
      boolean isSecure,
      URI publicUrl,
      Clock clock) {
    this.store = store;
    this.rooms = rooms;
    this.launches = new SmartLaunches(Clock.systemUTC());
    this.cookie = new SessionCookie("hiphooks-launch", isSecure, true);
    this.formCookie = formCookie;
    this.requests = new SmartRequests(publicUrl);
    this.clock = clock;
  }

  void launch(Request request, FormReply reply) {
    Fields query = Request.extractQueryParameters(request);
    URI base = SmartRequests.base(query.getValue("iss"));
    String launch = query.getValue("launch");
    HipGuidance guidance = base == null ? null : rooms.newest().launchedFrom(base).orElse(null);
    if (base == null || guidance == null) {
      reply.plain(FORBIDDEN, "page.foreign");
      return;
    }
    if (rooms.form(guidance, reply.language()).isEmpty()) {
      reply.plain(NOT_FOUND, "page.unknown");
      return;
    }
    if (rooms.isOff(guidance)) {
      reply.plain(UNAVAILABLE, "page.off");
      return;
    }
    if (launch == null || launch.isEmpty()) {
      reply.plain(BAD_REQUEST, "page.launch");
      return;
    }
    SmartClient client = new SmartClient(guidance.settings());
    SmartClient.Reply found = client.get(URI.create(base + "/.well-known/smart-configuration"));
    SmartEndpoints endpoints = found.isSuccess() ? SmartEndpoints.read(found.json()) : null;
    if (endpoints == null
        || !client.allows(endpoints.authorize())
        || !client.allows(endpoints.token())) {
      reply.plain(BAD_GATEWAY, "page.discovery");
      return;
    }
    Launch begun = launches.begin(guidance.settings(), guidance, base, endpoints);
    PageResponse.seeOther(
        reply.response(),
        requests.authorize(begun, launch),
        cookie.of(begun.session()),
        reply.callback());
  }

  void callback(Request request, FormReply reply) {
    Fields query = Request.extractQueryParameters(request);
    String state = query.getValue("state");
    Launch launch = state == null ? null : launches.take(state);
    if (launch == null
        || !isSameBrowser(request, launch)
        || !launch.endpoints().isIssuer(query.getValue("iss"))) {
      reply.plain(FORBIDDEN, "page.replayed");
      return;
    }
    String code = query.getValue("code");
    if (code == null || code.isEmpty()) {
      reply.plain(FORBIDDEN, "page.denied");
      return;
    }
    if (rooms.isOff(launch.guidance())) {
      reply.plain(UNAVAILABLE, "page.off");
      return;
    }
    SmartClient client = new SmartClient(launch.client());
    SmartSettings settings = Objects.requireNonNull(launch.client().smart());
    URI endpoint = launch.endpoints().token();
    ClientProof proof = ClientProof.of(settings, endpoint, Clock.systemUTC(), System::getenv);
    if (proof == null) {
      LOG.error(
          "the secret or key of the form for client {} cannot be read", launch.client().name());
      reply.plain(BAD_GATEWAY, "page.unproven");
      return;
    }
    SmartClient.Reply answer =
        client.form(endpoint, requests.exchange(launch, code, proof), proof.authorization());
    SmartToken token =
        answer.isSuccess()
            ? SmartToken.read(answer.json(), launch.base(), settings.clientId())
            : null;
    if (token == null) {
      reply.plain(FORBIDDEN, "page.denied");
      return;
    }
    open(launch, new ChartWriting(client, launch.base(), token), request, reply);
  }

  /**
   * Whether the browser that comes back is the one that was sent. In a frame of an EHR it may keep
   * no cookies; then the state alone must do.
   */
  private boolean isSameBrowser(Request request, Launch launch) {
    String shown = cookie.read(request);
    boolean isFramed = "iframe".equals(request.getHeaders().get("Sec-Fetch-Dest"));
    return shown == null ? isFramed : shown.equals(launch.session());
  }

  private void open(Launch launch, ChartWriting writing, Request request, FormReply reply) {
    HipGuidance guidance = launch.guidance();
    HipForm form = rooms.form(guidance, reply.language()).orElseThrow();
    Reanswered read;
    try {
      read = writing.reading(guidance, form.service()).read(clock.instant());
    } catch (PreconditionFailed e) {
      reply.plain(BAD_GATEWAY, "page.unread");
      return;
    }
    if (!read.visit().records().hasPatient()) {
      reply.plain(BAD_GATEWAY, "page.unread");
      return;
    }
    List<OpenForm.Before> before = read.answer().cards().stream().map(OpenForm.Before::of).toList();
    String link =
        store.keep(
            guidance,
            new Explainer(guidance.knowledge()),
            read.visit(),
            before,
            writing,
            clock.instant());
    FormStore.Arrival arrival = store.follow(link, formCookie.read(request));
    if (arrival == null) {
      reply.plain(FORBIDDEN, "page.refused");
      return;
    }
    PageResponse.seeOther(
        reply.response(),
        FormPages.PATH + '/' + arrival.view(),
        formCookie.of(arrival.session()),
        reply.callback());
  }
}
