package org.hiphooks.demo.ehr;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Content;
import org.hiphooks.pages.PageResponse;
import org.hiphooks.pages.Pages;
import org.hiphooks.pages.StreamOutput;

/**
 * The chart with its cards. Opening it fires the hook. The chart is sent at once; the answer is
 * waited for below it, for a moment. If it is not there by then, a script asks again, and without
 * scripts there is a link.
 */
final class ChartPage {

  /** How long a page without scripts may wait for an answer, which comes or fails before. */
  static final Duration WHOLE = EhrHttp.CARD_PATIENCE.plusSeconds(3);

  private static final int OK = 200;
  private static final Duration MOMENT = Duration.ofMillis(800);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Pages pages;
  private final HookCaller caller;
  private final Visits visits;
  private final ChartParts parts;
  private final Map<String, List<String>> trials;

  /** With the trials of each patient, by the patient's id. */
  ChartPage(
      Pages pages,
      HookCaller caller,
      Visits visits,
      ChartParts parts,
      Map<String, List<String>> trials) {
    this.pages = pages;
    this.caller = caller;
    this.visits = visits;
    this.parts = parts;
    this.trials = Map.copyOf(trials);
  }

  boolean chart(PageRequest page, Frame frame, String patientId) {
    Optional<ChartView> chart = parts.chart(patientId);
    if (chart.isEmpty()) {
      return false;
    }
    Optional<Visit> earlier = page.query("visit").flatMap(id -> visits.find(patientId, id));
    Visit visit = earlier.orElseGet(() -> open(patientId, frame.switches()));
    visit.call(Area.ORDERS).ifPresent(call -> call.awaitUntil(WHOLE));
    visit.call(Area.PROBLEMS).ifPresent(call -> call.awaitUntil(WHOLE));
    Duration patience = earlier.isPresent() ? WHOLE : MOMENT;
    PageResponse.begin(page.response(), OK);
    try (OutputStream stream = Content.Sink.asOutputStream(page.response())) {
      StreamOutput output = new StreamOutput(stream);
      Supplier<SupportView> view =
          () -> {
            output.flush();
            visit.call(Area.CHART).ifPresent(call -> call.awaitUntil(patience));
            return parts.support(visit, Area.CHART);
          };
      Map<String, Object> parameters = ChartParts.parameters(frame);
      parameters.put("chart", chart.get());
      parameters.put("form", OrderForm.of(parts.menu(), visit));
      parameters.put("trials", trials.getOrDefault(patientId, List.of()));
      parameters.put("orders", parts.support(visit, Area.ORDERS));
      parameters.put("problems", parts.support(visit, Area.PROBLEMS));
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
    Visit visit = new Visit(patientId);
    caller.ask(visit, Area.CHART, Occasion.chartOpened(patientId), switches);
    visits.add(visit);
    return visit;
  }

  /** The cards of a place alone, once there is something new to say. */
  boolean part(PageRequest page, Frame frame, Visit visit, Area area) {
    visit.call(area).ifPresent(ChartPage::awaitNews);
    parts.sendSupport(page, frame, visit, area);
    return true;
  }

  private static void awaitNews(HookCall call) {
    Duration age = call.age();
    boolean isEarly = age.compareTo(SupportReader.STILL_WAITING) < 0;
    call.awaitUntil(isEarly ? SupportReader.STILL_WAITING : age.plus(SECOND));
  }
}
