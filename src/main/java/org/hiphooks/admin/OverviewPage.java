package org.hiphooks.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.admin.access.Session;
import org.hiphooks.ledger.ClientCalls;
import org.hiphooks.ledger.LiveLedger;
import org.hiphooks.ledger.store.AnswerTable;

/** How it is doing: alarms first, then each rule. */
final class OverviewPage extends ConsolePage {

  private static final List<Integer> HOURS = List.of(1, 24, 168, 720);
  private static final int USUAL_HOURS = 24;

  OverviewPage(ConsoleParts parts) {
    super(parts, "overview");
  }

  @Override
  void answer(ConsoleRequest asked, Session session) {
    if (!asked.path().isEmpty()) {
      throw Refused.notFound();
    }
    int hours =
        HOURS.stream()
            .filter(choice -> String.valueOf(choice).equals(asked.query("hours")))
            .findFirst()
            .orElse(USUAL_HOURS);
    Instant now = parts().clock().instant();
    AnswerTable.Span span =
        new AnswerTable.Span(
            now.minus(Duration.ofHours(hours)), now.plusSeconds(60), AnswerTable.ALL_CLIENTS);
    LiveLedger ledger = parts().service().ledger();
    List<ClientCalls> clients = ledger.store().answers().clients(span);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("hours", hours);
    parameters.put("choices", HOURS);
    parameters.put("now", now);
    parameters.put("calls", clients.stream().mapToLong(ClientCalls::calls).sum());
    parameters.put("lines", new Statistics(parts()).rules(span));
    parameters.put("alarms", ledger.alarms());
    parameters.put("health", Health.of(parts()));
    asked.send(render("overview", session, parameters));
  }
}
