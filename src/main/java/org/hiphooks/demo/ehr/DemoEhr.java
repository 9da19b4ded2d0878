package org.hiphooks.demo.ehr;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.pages.Dates;
import org.hiphooks.pages.Pages;
import org.hiphooks.pages.When;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of the demo EHR below {@value #PATH}. Signed in by nobody, so only for synthetic
 * patients and on loopback.
 */
public final class DemoEhr extends Handler.Abstract {

  /** Where it is mounted. */
  public static final String PATH = "/demo";

  private static final Logger LOG = LoggerFactory.getLogger(DemoEhr.class);
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int FAULT = 500;

  private final Pages pages;
  private final Clock clock;
  private final boolean isClockFixed;
  private final Sessions sessions = new Sessions();
  private final HookCaller caller;
  private final PatientsPage patients;
  private final ChartPage chart;
  private final ExchangesPage exchanges;
  private final SwitchesForm switches;

  /**
   * An EHR.
   *
   * @param pages templates and words
   * @param addresses where service and FHIR server are
   * @param patients the patient list
   * @param names plain words for codes, by {@code system|code}
   * @param clock what is taken for now, and the zone of the pages
   * @param isClockFixed whether that time stands still, which every page then says
   */
  public DemoEhr(
      Pages pages,
      DemoAddresses addresses,
      List<PatientSummary> patients,
      Map<String, String> names,
      Clock clock,
      boolean isClockFixed) {
    this.pages = pages;
    this.clock = clock;
    this.isClockFixed = isClockFixed;
    EhrHttp http = new EhrHttp(addresses);
    Exchanges kept = new Exchanges();
    Visits visits = new Visits();
    Dates dates = dates();
    SupportReader support = new SupportReader(pages.words());
    this.caller = new HookCaller(http, kept, Clock.systemUTC());
    this.patients = new PatientsPage(pages, patients, visits, support);
    this.chart =
        new ChartPage(
            pages,
            caller,
            visits,
            new ChartReader(http, pages.words(), dates, names),
            support,
            new Accepting(http),
            http);
    this.exchanges = new ExchangesPage(pages, kept);
    this.switches = new SwitchesForm(sessions);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    List<String> path =
        Arrays.stream(request.getHttpURI().getCanonicalPath().split("/"))
            .filter(part -> !part.isEmpty())
            .skip(1)
            .toList();
    PageRequest page = new PageRequest(request, response, callback, path);
    try {
      route(page);
    } catch (RuntimeException e) {
      String reference = UUID.randomUUID().toString();
      LOG.error("demo page failed, reference {}: {}", reference, e.getClass().getName());
      if (response.isCommitted()) {
        callback.failed(e);
      } else {
        problem(page, FAULT, "problem.fault", reference);
      }
    }
    return true;
  }

  private void route(PageRequest page) {
    List<String> path = page.path();
    if (page.isPost() && !page.isFromHere()) {
      problem(page, FORBIDDEN, "problem.otherSite", "");
    } else if (!page.isPost() && !page.isGet()) {
      page.response().getHeaders().put("Allow", "GET, POST");
      problem(page, NOT_ALLOWED, "problem.method", "");
    } else if (path.isEmpty() && page.isGet()) {
      page.send(OK, patients.render(frame(page)));
    } else if (!handled(page, path)) {
      problem(page, NOT_FOUND, "problem.notFound", "");
    }
  }

  private boolean handled(PageRequest page, List<String> path) {
    return switch (path.isEmpty() ? "" : path.get(0)) {
      case "patients" -> path.size() > 1 && chart.handle(page, frame(page));
      case "exchanges" -> exchanges.handle(page, frame(page));
      case "switches" -> switches.handle(page);
      default -> false;
    };
  }

  private Frame frame(PageRequest page) {
    String path = page.request().getHttpURI().getCanonicalPath();
    return new Frame(
        pages.words(),
        pages.assets(),
        dates(),
        isClockFixed ? dates().minute(clock.instant()) : When.NONE,
        sessions.switches(page.request()),
        caller.keys(),
        page.isGet() ? path : PATH);
  }

  private Dates dates() {
    return new Dates(clock, pages.words());
  }

  private void problem(PageRequest page, int status, String key, String reference) {
    page.send(
        status,
        pages.render(
            "demo/problem.jte", Map.of("frame", frame(page), "key", key, "reference", reference)));
  }
}
