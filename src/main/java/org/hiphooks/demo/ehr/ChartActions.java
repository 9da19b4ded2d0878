package org.hiphooks.demo.ehr;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import org.hiphooks.demo.ehr.Transaction.Written;
import org.hiphooks.pages.Pages;

/**
 * What can be done on a chart. With scripts the parts that changed come back; without, the browser
 * is sent back to the chart.
 */
final class ChartActions {

  private static final int OK = 200;
  private static final Duration MOMENT = Duration.ofMillis(800);
  private static final String REFERENCE = "[A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64}";

  private final Pages pages;
  private final ChartParts parts;
  private final OrderDesk orders;
  private final SigningDesk signing;
  private final ProblemDesk problems;
  private final Accepting accepting;
  private final Overriding overriding;

  ChartActions(
      Pages pages,
      ChartParts parts,
      OrderDesk orders,
      SigningDesk signing,
      ProblemDesk problems,
      Accepting accepting,
      Overriding overriding) {
    this.pages = pages;
    this.parts = parts;
    this.orders = orders;
    this.signing = signing;
    this.problems = problems;
    this.accepting = accepting;
    this.overriding = overriding;
  }

  /** Drafts an order, or changes the one in work. */
  boolean draft(PageRequest page, Frame frame, Visit visit, Fields form) {
    orders.draft(
        visit,
        page.field(form, "order"),
        page.field(form, "side"),
        !page.field(form, "keep").isEmpty(),
        frame.switches());
    return answered(page, frame, visit, Area.ORDERS);
  }

  /** Adds a problem. */
  boolean addProblem(PageRequest page, Frame frame, Visit visit, Fields form) {
    problems.add(visit, page.field(form, "problem"), page.field(form, "side"), frame.switches());
    return answered(page, frame, visit, Area.PROBLEMS);
  }

  private boolean answered(PageRequest page, Frame frame, Visit visit, Area area) {
    Duration patience = page.isForPart() ? MOMENT : ChartPage.WHOLE;
    visit.call(area).ifPresent(call -> call.awaitUntil(patience));
    if (page.isForPart()) {
      parts.sendChanged(page, frame, visit, area);
    } else {
      ChartParts.back(page, visit, area.element());
    }
    return true;
  }

  /** Signs an order; a critical card stands in between, until it was seen. */
  boolean sign(PageRequest page, Frame frame, Visit visit, Fields form) {
    String reference = page.field(form, "reference");
    if (!reference.matches(REFERENCE)) {
      return false;
    }
    Optional<HookCall> seen = visit.call(Area.ORDERS, page.field(form, "call"));
    if (seen.filter(call -> call.hook().equals(Occasion.ORDER_SIGN)).isPresent()) {
      signing.signAnyway(visit, seen.get(), reference);
    } else if (signing.sign(visit, reference, frame.switches())) {
      page.seeOther(
          ChartParts.path(visit.patientId()) + "/sign?visit=" + visit.id() + "&order=" + reference);
      return true;
    }
    ChartParts.back(page, visit, Area.ORDERS.element());
    return true;
  }

  /** The page that stands between [Sign] and a signature if a card is critical. */
  boolean signing(PageRequest page, Frame frame, Visit visit) {
    String reference = page.query("order").filter(text -> text.matches(REFERENCE)).orElse("");
    SupportView view = parts.support(visit, Area.ORDERS);
    if (!view.isCritical() || !view.place().hook().equals(Occasion.ORDER_SIGN)) {
      ChartParts.back(page, visit, Area.ORDERS.element());
      return true;
    }
    Optional<ChartView> chart = parts.chart(visit.patientId());
    if (chart.isEmpty()) {
      return false;
    }
    Map<String, Object> parameters = ChartParts.parameters(frame);
    parameters.put("chart", chart.get());
    parameters.put("view", view);
    parameters.put("reference", reference);
    page.send(OK, pages.render("demo/sign.jte", parameters));
    return true;
  }

  /** Removes a draft. */
  boolean remove(PageRequest page, Visit visit, Fields form) {
    String reference = page.field(form, "reference");
    if (!reference.matches(REFERENCE)) {
      return false;
    }
    orders.remove(visit, reference);
    ChartParts.back(page, visit, Area.ORDERS.element());
    return true;
  }

  /** Takes a suggestion. */
  boolean accept(PageRequest page, Frame frame, Visit visit, Fields form) {
    String card = page.field(form, "card");
    Optional<Area> area = Area.of(page.field(form, "area"));
    Optional<HookCall> call = area.flatMap(a -> visit.call(a, page.field(form, "call")));
    if (call.isEmpty()) {
      return false;
    }
    Optional<Written> written =
        accepting.accept(visit, call.get(), card, page.field(form, "suggestion"));
    written.ifPresent(done -> OrderDesk.forget(visit, done.removed()));
    boolean isOrderChanged =
        area.get() == Area.ORDERS
            && written.isPresent()
            && orders.changed(visit, written.get().changed(), frame.switches());
    if (!isOrderChanged) {
      return card(page, frame, visit, area.get(), card);
    }
    page.response().getHeaders().put("HX-Retarget", '#' + Area.ORDERS.element());
    return answered(page, frame, visit, Area.ORDERS);
  }

  /** Takes a reason for not following a card. */
  boolean override(PageRequest page, Frame frame, Visit visit, Fields form) {
    String card = page.field(form, "card");
    Optional<Area> area = Area.of(page.field(form, "area"));
    Optional<HookCall> call = area.flatMap(a -> visit.call(a, page.field(form, "call")));
    if (call.isEmpty()) {
      return false;
    }
    overriding.override(
        visit, call.get(), card, page.field(form, "reason"), page.field(form, "comment"));
    return card(page, frame, visit, area.get(), card);
  }

  private boolean card(PageRequest page, Frame frame, Visit visit, Area area, String card) {
    if (page.isForPart()) {
      parts.sendCard(page, frame, visit, area, card);
    } else {
      ChartParts.back(page, visit, "result-" + card);
    }
    return true;
  }
}
