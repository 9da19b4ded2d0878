package org.hiphooks.demo.ehr;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;

/** Addresses below {@code /demo/patients/{id}}. */
final class ChartRoutes {

  private static final int WITH_AREA = 5;

  private final ChartPage chart;
  private final ChartActions actions;
  private final Visits visits;

  ChartRoutes(ChartPage chart, ChartActions actions, Visits visits) {
    this.chart = chart;
    this.actions = actions;
    this.visits = visits;
  }

  /** Answers; false if there is no such page. */
  boolean handle(PageRequest page, Frame frame) {
    List<String> path = page.path();
    if (path.size() < 2 || !path.get(1).matches("[A-Za-z0-9.-]{1,64}")) {
      return false;
    }
    String patientId = path.get(1);
    String action = path.size() > 2 ? path.get(2) : "";
    if (page.isPost()) {
      return path.size() == 3 && done(page, frame, patientId, action);
    }
    return switch (action) {
      case "" -> chart.chart(page, frame, patientId);
      case "sign" ->
          page.query("visit")
              .flatMap(id -> visits.find(patientId, id))
              .map(visit -> actions.signing(page, frame, visit))
              .orElse(false);
      case "support" -> path.size() == WITH_AREA && part(page, frame, patientId);
      default -> false;
    };
  }

  private boolean part(PageRequest page, Frame frame, String patientId) {
    Optional<Visit> visit = visits.find(patientId, page.path().get(3));
    Optional<Area> area = Area.of(page.path().get(WITH_AREA - 1));
    return visit.isPresent()
        && area.isPresent()
        && chart.part(page, frame, visit.get(), area.get());
  }

  private boolean done(PageRequest page, Frame frame, String patientId, String action) {
    Fields form = page.form();
    Optional<Visit> found = visits.find(patientId, page.field(form, "visit"));
    if (found.isEmpty()) {
      return false;
    }
    Visit visit = found.get();
    return switch (action) {
      case "draft" -> actions.draft(page, frame, visit, form);
      case "sign" -> actions.sign(page, frame, visit, form);
      case "remove" -> actions.remove(page, visit, form);
      case "problems" -> actions.addProblem(page, frame, visit, form);
      case "accept" -> actions.accept(page, frame, visit, form);
      case "override" -> actions.override(page, frame, visit, form);
      default -> false;
    };
  }
}
