package org.hiphooks.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.admin.access.Session;
import org.hiphooks.ledger.ClientCalls;
import org.hiphooks.ledger.FiringRate;
import org.hiphooks.ledger.LiveLedger;
import org.hiphooks.ledger.store.AnswerTable;
import org.hiphooks.trust.KnownKey;
import org.hiphooks.trust.TrustedClient;

/** How it is doing: alarms first, then each rule. */
final class OverviewPage extends ConsolePage {

  private static final List<Integer> HOURS = List.of(1, 24, 168, 720);
  private static final int USUAL_HOURS = 24;
  private static final int STEPS = 12;
  private static final Duration SOON = Duration.ofDays(30);

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
    parameters.put("isPaused", "off".equals(asked.query("refresh")));
    parameters.put("clients", clients);
    parameters.put("calls", clients.stream().mapToLong(ClientCalls::calls).sum());
    parameters.put("lines", new Statistics(parts()).rules(span));
    parameters.put("trends", trends(span));
    parameters.put("alarms", ledger.alarms());
    parameters.put("endingKeys", endingKeys());
    parameters.put("health", Health.of(parts()));
    asked.send(render("overview", session, parameters));
  }

  /** By service, rule and level. */
  private Map<String, Trend> trends(AnswerTable.Span span) {
    Map<String, Trend> trends = new HashMap<>();
    for (List<FiringRate> steps : parts().service().ledger().store().trends().of(span, STEPS)) {
      FiringRate first = steps.get(0);
      trends.put(first.service() + ' ' + first.rule() + ' ' + first.level(), new Trend(steps));
    }
    return trends;
  }

  private List<EndingKey> endingKeys() {
    Instant now = Instant.now();
    List<EndingKey> ending = new ArrayList<>();
    for (TrustedClient client : parts().trusted()) {
      for (KnownKey key : client.keys().known()) {
        if (key.isOverBy(now.plus(SOON))) {
          ending.add(new EndingKey(client.name(), key, key.daysLeft(now), key.isOverBy(now)));
        }
      }
    }
    return ending;
  }
}
