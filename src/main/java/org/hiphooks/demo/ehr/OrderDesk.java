package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.hiphooks.demo.ehr.OrderMenu.Entry;
import org.hiphooks.demo.ehr.OrderMenu.Side;
import org.hiphooks.demo.ehr.Transaction.Written;
import org.hiphooks.demo.ehr.Visit.InWork;

/** Drafts, changes and removes orders, and asks the service about each draft. */
final class OrderDesk {

  private final EhrHttp http;
  private final HookCaller caller;
  private final OrderMenu menu;
  private final MenuWriter writer;
  private final DraftShelf shelf;
  private final ChartReader charts;

  OrderDesk(
      EhrHttp http, HookCaller caller, OrderMenu menu, MenuWriter writer, ChartReader charts) {
    this.http = http;
    this.caller = caller;
    this.menu = menu;
    this.writer = writer;
    this.shelf = new DraftShelf(http);
    this.charts = charts;
  }

  /**
   * Drafts what was chosen, in the place of what was in work before, and asks the service.
   *
   * @param entryId what was chosen; empty if the choice was taken back
   * @param isKept whether the form is done with it, so that the next choice is a further order
   */
  void draft(Visit visit, String entryId, String sideId, boolean isKept, Switches switches) {
    synchronized (visit) {
      InWork chosen = new InWork(entryId, menu.side(sideId).id(), List.of());
      if (isKept && visit.inWork().filter(chosen::isSameChoice).isPresent()) {
        visit.work(null);
        return;
      }
      visit.clear(Area.ORDERS);
      Optional<Entry> entry = menu.order(entryId);
      if (entry.isPresent()) {
        replace(visit, entry.get(), chosen, isKept, switches);
      } else {
        takeBack(visit, isKept);
      }
    }
  }

  private void replace(Visit visit, Entry entry, InWork chosen, boolean isKept, Switches switches) {
    Side side = menu.side(chosen.side());
    String name = MenuWriter.name(entry, side);
    Transaction transaction = withoutInWork(visit);
    writer.write(transaction, entry, side, visit.patientId());
    Optional<Written> written = transaction.commit(http);
    if (written.isEmpty()) {
      visit.say(Area.ORDERS, Note.failed("orders.note.notDrafted", name));
      return;
    }
    List<String> created = written.get().created();
    visit.work(isKept ? null : new InWork(chosen.entry(), chosen.side(), created));
    select(visit, name, created, switches);
  }

  private void takeBack(Visit visit, boolean isKept) {
    Transaction transaction = withoutInWork(visit);
    if (!transaction.isEmpty() && transaction.commit(http).isPresent()) {
      visit.work(null);
    }
    if (isKept) {
      visit.say(Area.ORDERS, Note.failed("orders.note.nothingChosen", ""));
    }
  }

  private static Transaction withoutInWork(Visit visit) {
    Transaction transaction = new Transaction();
    visit.inWork().ifPresent(work -> work.references().forEach(transaction::delete));
    return transaction;
  }

  /** Asks the service about drafts that were just made or changed. */
  void select(Visit visit, String name, List<String> selected, Switches switches) {
    Optional<List<JsonNode>> drafts = shelf.all(visit.patientId());
    if (drafts.isEmpty()) {
      visit.say(Area.ORDERS, Note.failed("orders.note.notRead", name));
      return;
    }
    caller.ask(
        visit,
        Area.ORDERS,
        Occasion.orderDrafted(visit.patientId(), name, drafts.get(), selected),
        switches);
  }

  /**
   * Asks the service about drafts that a suggestion changed.
   *
   * @return whether there was anything to ask about
   */
  boolean changed(Visit visit, List<String> references, Switches switches) {
    List<JsonNode> orders =
        references.isEmpty() ? List.of() : shelf.group(visit.patientId(), references.get(0));
    if (orders.isEmpty()) {
      return false;
    }
    visit.clear(Area.ORDERS);
    select(visit, name(orders), references, switches);
    visit.say(Area.ORDERS, Note.done("orders.note.changed", name(orders)));
    return true;
  }

  /** Removes a draft and what goes with it. */
  void remove(Visit visit, String reference) {
    List<JsonNode> orders = shelf.group(visit.patientId(), reference);
    Transaction transaction = new Transaction();
    orders.stream().map(Transaction::reference).forEach(transaction::delete);
    if (orders.isEmpty()) {
      transaction.delete(reference);
    }
    Optional<Written> written = transaction.commit(http);
    written.ifPresent(done -> forget(visit, done.removed()));
    if (written.isPresent()) {
      visit.clear(Area.ORDERS);
    }
    visit.say(
        Area.ORDERS,
        new Note(
            written.isPresent() ? "orders.note.removed" : "orders.note.notRemoved",
            orders.isEmpty() ? reference : name(orders),
            written.isPresent()));
  }

  /** The form is done with a draft that was signed, removed or changed elsewhere. */
  static void forget(Visit visit, List<String> references) {
    visit
        .inWork()
        .filter(work -> work.references().stream().anyMatch(references::contains))
        .ifPresent(work -> visit.work(null));
  }

  private String name(List<JsonNode> orders) {
    return charts.describe(orders);
  }
}
