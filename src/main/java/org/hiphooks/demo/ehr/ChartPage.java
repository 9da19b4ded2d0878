package org.hiphooks.demo.ehr;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Fields;
import org.hiphooks.pages.PageResponse;
import org.hiphooks.pages.Pages;
import org.hiphooks.pages.StreamOutput;

/**
 * The chart with its sidebar. Opening it fires the hook. The chart is sent at once; the answer is
 * waited for below it, for a moment. If it is not there by then, a script asks again, and without
 * scripts there is a link.
 */
final class ChartPage {

  private static final int OK = 200;
  private static final Duration MOMENT = Duration.ofMillis(800);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration WHOLE = EhrHttp.CARD_PATIENCE.plusSeconds(3);

  private final Pages pages;
  private final HookCaller caller;
  private final Visits visits;
  private final ChartReader charts;
  private final SupportReader support;
  private final Accepting accepting;
  private final EhrHttp http;

  ChartPage(
      Pages pages,
      HookCaller caller,
      Visits visits,
      ChartReader charts,
      SupportReader support,
      Accepting accepting,
      EhrHttp http) {
    this.pages = pages;
    this.caller = caller;
    this.visits = visits;
    this.charts = charts;
    this.support = support;
    this.accepting = accepting;
    this.http = http;
  }

  /** Answers {@code patients/{id}} and what is below it; false if there is no such page. */
  boolean handle(PageRequest page, Frame frame) {
    String patientId = page.path().get(1);
    if (!patientId.matches("[A-Za-z0-9.-]{1,64}")) {
      return false;
    }
    String action = page.path().size() > 2 ? page.path().get(2) : "";
    return switch (action) {
      case "" -> page.isGet() && chart(page, frame, patientId);
      case "support" -> page.isGet() && part(page, frame, patientId);
      case "accept" -> page.isPost() && accept(page, frame, patientId);
      case "remove" -> page.isPost() && remove(page, patientId);
      default -> false;
    };
  }

  private boolean chart(PageRequest page, Frame frame, String patientId) {
    Optional<ChartView> chart = charts.read(patientId);
    if (chart.isEmpty()) {
      return false;
    }
    Optional<Visit> earlier = page.query("visit").flatMap(id -> visits.find(patientId, id));
    Visit visit = earlier.orElseGet(() -> open(patientId, frame.switches()));
    Duration patience = earlier.isPresent() ? WHOLE : MOMENT;
    PageResponse.begin(page.response(), OK);
    try (OutputStream stream = Content.Sink.asOutputStream(page.response())) {
      StreamOutput output = new StreamOutput(stream);
      Supplier<SupportView> view =
          () -> {
            output.flush();
            visit.awaitUntil(patience);
            return support.read(visit);
          };
      Map<String, Object> parameters = parameters(frame);
      parameters.put("chart", chart.get());
      parameters.put("support", view);
      pages.render("demo/chart.jte", parameters, output);
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    page.callback().succeeded();
    return true;
  }

  private Visit open(String patientId, Switches switches) {
    Visit visit = new Visit(patientId, caller.patientView(patientId, switches));
    visits.add(visit);
    return visit;
  }

  /** The sidebar alone, once there is something new to say. */
  private boolean part(PageRequest page, Frame frame, String patientId) {
    Optional<Visit> visit =
        page.path().size() == 4 ? visits.find(patientId, page.path().get(3)) : Optional.empty();
    if (visit.isEmpty()) {
      return false;
    }
    Duration age = visit.get().age();
    boolean isEarly = age.compareTo(SupportReader.STILL_WAITING) < 0;
    visit.get().awaitUntil(isEarly ? SupportReader.STILL_WAITING : age.plus(SECOND));
    Map<String, Object> parameters = parameters(frame);
    parameters.put("view", support.read(visit.get()));
    page.send(OK, pages.render("demo/support.jte", parameters));
    return true;
  }

  private boolean accept(PageRequest page, Frame frame, String patientId) {
    Fields form = page.form();
    Optional<Visit> visit = visits.find(patientId, page.field(form, "visit"));
    if (visit.isEmpty()) {
      return false;
    }
    String card = page.field(form, "card");
    accepting.accept(visit.get(), page.field(form, "suggestion"));
    if (!page.isForPart()) {
      page.seeOther(path(patientId) + "?visit=" + visit.get().id() + "#result-" + card);
      return true;
    }
    SupportView view = support.read(visit.get());
    Map<String, Object> parameters = parameters(frame);
    parameters.put("view", view);
    parameters.put("card", card);
    charts.read(patientId).ifPresent(chart -> parameters.put("chart", chart));
    page.send(OK, pages.render("demo/accepted.jte", parameters));
    return true;
  }

  private boolean remove(PageRequest page, String patientId) {
    Fields form = page.form();
    String reference = page.field(form, "reference");
    if (!reference.matches("[A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64}")) {
      return false;
    }
    try {
      http.fhirDelete(reference).join();
    } catch (CompletionException e) {
      // The chart that follows shows that it is still there.
    }
    String visit = page.field(form, "visit");
    String again = visits.find(patientId, visit).map(found -> "?visit=" + found.id()).orElse("");
    page.seeOther(path(patientId) + again + "#section-orders");
    return true;
  }

  private static String path(String patientId) {
    return DemoEhr.PATH + "/patients/" + patientId;
  }

  private static Map<String, Object> parameters(Frame frame) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("frame", frame);
    return parameters;
  }
}
