package org.hiphooks.demo.ehr;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.pages.Pages;

/** Answers what was done on a chart: with the parts that changed, or by going back to the chart. */
final class ChartParts {

  private static final int OK = 200;

  private final Pages pages;
  private final ChartReader charts;
  private final SupportReader support;
  private final OrderMenu menu;

  ChartParts(Pages pages, ChartReader charts, SupportReader support, OrderMenu menu) {
    this.pages = pages;
    this.charts = charts;
    this.support = support;
    this.menu = menu;
  }

  OrderMenu menu() {
    return menu;
  }

  Optional<ChartView> chart(String patientId) {
    return charts.read(patientId);
  }

  SupportView support(Visit visit, Area area) {
    return support.read(visit, area);
  }

  /** The cards of a place, alone. */
  void sendSupport(PageRequest page, Frame frame, Visit visit, Area area) {
    Map<String, Object> parameters = parameters(frame);
    parameters.put("view", support.read(visit, area));
    parameters.put("form", OrderForm.of(menu, visit));
    page.send(OK, pages.render("demo/support.jte", parameters));
  }

  /** The cards of a place, and the tables that may have changed with them. */
  void sendChanged(PageRequest page, Frame frame, Visit visit, Area area) {
    Map<String, Object> parameters = parameters(frame);
    parameters.put("view", support.read(visit, area));
    parameters.put("form", OrderForm.of(menu, visit));
    chart(visit.patientId()).ifPresent(chart -> parameters.put("chart", chart));
    page.send(OK, pages.render("demo/changed.jte", parameters));
  }

  /** One card, and the tables that may have changed with it. */
  void sendCard(PageRequest page, Frame frame, Visit visit, Area area, String card) {
    Map<String, Object> parameters = parameters(frame);
    parameters.put("view", support.read(visit, area));
    parameters.put("form", OrderForm.of(menu, visit));
    parameters.put("card", card);
    chart(visit.patientId()).ifPresent(chart -> parameters.put("chart", chart));
    page.send(OK, pages.render("demo/accepted.jte", parameters));
  }

  /** Sends the browser back to the chart as it was, at a place of it. */
  static void back(PageRequest page, Visit visit, String anchor) {
    page.seeOther(path(visit.patientId()) + "?visit=" + visit.id() + '#' + anchor);
  }

  static String path(String patientId) {
    return DemoEhr.PATH + "/patients/" + patientId;
  }

  static Map<String, Object> parameters(Frame frame) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("frame", frame);
    return parameters;
  }
}
