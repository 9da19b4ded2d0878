package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.hiphooks.demo.ehr.Transaction.Written;

/**
 * Signs orders. The service is asked before; what it answers may delay a signature, never stop it.
 */
final class SigningDesk {

  private final EhrHttp http;
  private final HookCaller caller;
  private final MenuWriter writer;
  private final DraftShelf shelf;
  private final ChartReader charts;

  SigningDesk(EhrHttp http, HookCaller caller, MenuWriter writer, ChartReader charts) {
    this.http = http;
    this.caller = caller;
    this.writer = writer;
    this.shelf = new DraftShelf(http);
    this.charts = charts;
  }

  /**
   * Asks the service about an order that is to be signed, and signs it unless a card is critical.
   *
   * @return whether a critical card stands in between
   */
  boolean sign(Visit visit, String reference, Switches switches) {
    List<JsonNode> orders = shelf.group(visit.patientId(), reference);
    visit.clear(Area.ORDERS);
    if (orders.isEmpty()) {
      visit.say(Area.ORDERS, Note.failed("orders.note.noDraft", ""));
      return false;
    }
    Occasion occasion = Occasion.orderSigned(visit.patientId(), charts.describe(orders), orders);
    HookCall call = caller.ask(visit, Area.ORDERS, occasion, switches);
    call.awaitUntil(ChartPage.WHOLE);
    if (isCritical(call)) {
      return true;
    }
    write(visit, call, orders);
    return false;
  }

  /** Signs an order although a card is critical. */
  void signAnyway(Visit visit, HookCall call, String reference) {
    List<JsonNode> orders = shelf.group(visit.patientId(), reference);
    if (orders.isEmpty()) {
      visit.say(Area.ORDERS, Note.failed("orders.note.noDraft", ""));
    } else {
      write(visit, call, orders);
    }
  }

  private void write(Visit visit, HookCall call, List<JsonNode> orders) {
    Transaction transaction = new Transaction();
    for (JsonNode order : orders) {
      ObjectNode signed = order.deepCopy();
      signed.put("status", "active").put("intent", "order").put("authoredOn", writer.now());
      transaction.update(signed);
    }
    Optional<Written> written = transaction.commit(http);
    written.ifPresent(done -> done.changed().forEach(call.settled()::add));
    written.ifPresent(done -> OrderDesk.forget(visit, done.changed()));
    visit.say(
        Area.ORDERS,
        new Note(
            written.isPresent() ? "orders.note.signed" : "orders.note.notSigned",
            charts.describe(orders),
            written.isPresent()));
  }

  private static boolean isCritical(HookCall call) {
    return call.exchange().stream()
        .flatMap(exchange -> exchange.body().path("cards").findValuesAsText("indicator").stream())
        .anyMatch("critical"::equals);
  }
}
