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
import org.hiphooks.pages.FormRefused;
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
  private final ChartRoutes charts;
  private final ExchangesPage exchanges;
  private final SwitchesForm switches;
  private final LedgerSwitch ledger;

  /**
   * An EHR.
   *
   * @param pages templates and words
   * @param addresses where service and FHIR server are
   * @param practice who is treated, and what can be ordered
   * @param ledger the service's ledger
   * @param clock what is taken for now, and the zone of the pages
   * @param isClockFixed whether that time stands still, which every page then says
   */
  public DemoEhr(
      Pages pages,
      DemoAddresses addresses,
      Practice practice,
      LedgerSwitch ledger,
      Clock clock,
      boolean isClockFixed) {
    this.pages = pages;
    this.clock = clock;
    this.isClockFixed = isClockFixed;
    EhrHttp http = new EhrHttp(addresses);
    Exchanges kept = new Exchanges();
    Visits visits = new Visits();
    Addressed addressed = new Addressed();
    SupportReader support = new SupportReader(pages.words(), addressed);
    ChartReader reader = new ChartReader(http, pages.words(), dates(), practice.names());
    ChartParts parts = new ChartParts(pages, reader, support, practice.menu());
    MenuWriter writer = new MenuWriter(clock);
    Feedback feedback = new Feedback(http, Clock.systemUTC());
    this.caller = new HookCaller(http, kept, Clock.systemUTC());
    this.patients = new PatientsPage(pages, practice.patients(), visits, support);
    ChartActions actions =
        new ChartActions(
            pages,
            parts,
            new OrderDesk(http, caller, practice.menu(), writer, reader),
            new SigningDesk(http, caller, writer, reader),
            new ProblemDesk(http, caller, practice.menu(), writer),
            new Accepting(http, feedback),
            new Overriding(feedback, addressed, practice.menu().commentNeeded()));
    this.charts =
        new ChartRoutes(
            new ChartPage(pages, caller, visits, parts, practice.trials()), actions, visits);
    this.exchanges = new ExchangesPage(pages, kept);
    this.switches = new SwitchesForm(sessions, ledger);
    this.ledger = ledger;
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
    } catch (FormRefused e) {
      problem(page, e.status(), "problem.form", "");
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
      case "patients" -> charts.handle(page, frame(page));
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
        ledger,
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
