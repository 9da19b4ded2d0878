package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.hiphooks.demo.ehr.OrderMenu.Entry;
import org.hiphooks.demo.ehr.OrderMenu.Side;
import org.hiphooks.demo.ehr.Transaction.Written;
import org.hiphooks.net.IncomingAnswer;

/** Adds problems, and tells the service after each is saved, as the hook wants it. */
final class ProblemDesk {

  private final EhrHttp http;
  private final HookCaller caller;
  private final OrderMenu menu;
  private final MenuWriter writer;

  ProblemDesk(EhrHttp http, HookCaller caller, OrderMenu menu, MenuWriter writer) {
    this.http = http;
    this.caller = caller;
    this.menu = menu;
    this.writer = writer;
  }

  /** Saves a problem of the menu, then asks the service. */
  void add(Visit visit, String entryId, String sideId, Switches switches) {
    visit.clear(Area.PROBLEMS);
    Optional<Entry> entry = menu.problem(entryId);
    if (entry.isEmpty()) {
      visit.say(Area.PROBLEMS, Note.failed("problems.note.nothingChosen", ""));
      return;
    }
    Side side = menu.side(sideId);
    String name = MenuWriter.name(entry.get(), side);
    Transaction transaction = new Transaction();
    writer.write(transaction, entry.get(), side, visit.patientId());
    Optional<Written> written = transaction.commit(http);
    if (written.isEmpty()) {
      visit.say(Area.PROBLEMS, Note.failed("problems.note.notAdded", name));
      return;
    }
    visit.say(Area.PROBLEMS, Note.done("problems.note.added", name));
    Optional<JsonNode> condition = read(written.get().created().get(0));
    if (condition.isEmpty()) {
      visit.say(Area.PROBLEMS, Note.failed("problems.note.notRead", name));
      return;
    }
    Occasion occasion = Occasion.problemAdded(visit.patientId(), name, List.of(condition.get()));
    caller.ask(visit, Area.PROBLEMS, occasion, switches);
  }

  private Optional<JsonNode> read(String reference) {
    try {
      IncomingAnswer answer = http.fhirGet(reference).join();
      return answer.isSuccess() ? Optional.of(Json.read(answer.body())) : Optional.empty();
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }
}
