package org.hiphooks.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.ClientCalls;
import org.hiphooks.ledger.LiveLedger;
import org.hiphooks.ledger.ModeTarget;
import org.hiphooks.ledger.RefusedTokens.Refused;
import org.hiphooks.ledger.store.AnswerTable;
import org.hiphooks.trust.Fault;
import org.hiphooks.trust.KnownKey;
import org.hiphooks.trust.RefusalWatch;
import org.hiphooks.trust.TokenDoctor;
import org.hiphooks.trust.TokenDoctor.Diagnosis;
import org.jspecify.annotations.Nullable;

/** Who calls, and why a token of theirs is not taken. A token is not kept. */
final class ClientsPage extends ConsolePage {

  private static final Duration LOOKED_AT = Duration.ofDays(30);

  private final ClientChanges changes;

  ClientsPage(ConsoleParts parts) {
    super(parts, "clients");
    this.changes = new ClientChanges(parts);
  }

  @Override
  void answer(ConsoleRequest asked, Session session) throws ChangeRefused {
    if (asked.isPost() && "doctor".equals(asked.part(1))) {
      require(session, Role.TRUST);
      String service = asked.field("service");
      Diagnosis diagnosis = examine(asked.field("token"), service);
      Fault fault = diagnosis.fault();
      String outcome = fault == null ? "good" : fault.name();
      parts().accounts().audit(session.who(), "doctor", diagnosis.client(), outcome, "");
      asked.send(render("clients", session, page(diagnosis, service)));
    } else if (asked.isGet() && asked.path().size() == 1) {
      asked.send(render("clients", session, page(null, "")));
    } else {
      changes.answer(asked, session);
    }
  }

  private Diagnosis examine(String token, String service) {
    String audience = parts().service().address() + "/cds-services/" + service;
    return new TokenDoctor(parts().trusted()).examine(token, audience, Instant.now());
  }

  private Map<String, Object> page(@Nullable Diagnosis diagnosis, String service) {
    Map<String, Object> parameters = new HashMap<>();
    List<Refused> refused = refused();
    parameters.put("lines", lines(refused));
    parameters.put("strangers", of(RefusalWatch.UNKNOWN, refused));
    parameters.put("isVerifying", parts().service().reloading().isVerifying());
    parameters.put("diagnosis", diagnosis);
    parameters.put("service", service);
    parameters.put(
        "services",
        parts()
            .service()
            .server()
            .guidance()
            .map(guidance -> guidance.services())
            .orElse(List.of())
            .stream()
            .map(ServiceDescription::id)
            .toList());
    parameters.put("base", parts().service().address().toString());
    return parameters;
  }

  private List<ClientLine> lines(List<Refused> refused) {
    Settings settings = parts().service().settings().get();
    LiveLedger ledger = parts().service().ledger();
    Map<String, List<KnownKey>> keys = new HashMap<>();
    parts().trusted().forEach(client -> keys.put(client.name(), client.keys().known()));
    Map<String, ClientCalls> calls = calls();
    List<ClientLine> lines = new ArrayList<>();
    for (ClientSettings client : settings.clients()) {
      ModeTarget target = new ModeTarget(ModeTarget.ANY, ModeTarget.ANY, client.name());
      lines.add(
          new ClientLine(
              client,
              ledger.clients().entry(client.name()),
              keys.getOrDefault(client.name(), List.of()),
              calls.get(client.name()),
              of(client.name(), refused),
              mode(target)));
    }
    return lines;
  }

  private Map<String, ClientCalls> calls() {
    Instant now = parts().clock().instant();
    AnswerTable.Span span =
        new AnswerTable.Span(now.minus(LOOKED_AT), now.plusSeconds(60), AnswerTable.ALL_CLIENTS);
    Map<String, ClientCalls> calls = new HashMap<>();
    List<ClientCalls> all = parts().service().ledger().store().answers().clients(span);
    all.forEach(client -> calls.put(client.client(), client));
    return calls;
  }

  private List<Refused> refused() {
    LocalDate since = LocalDate.ofInstant(Instant.now().minus(LOOKED_AT), ZoneOffset.UTC);
    return parts().service().ledger().refusals().since(since);
  }

  private static List<Refused> of(String client, List<Refused> refused) {
    return refused.stream().filter(count -> count.client().equals(client)).toList();
  }

  private ModeLine mode(ModeTarget target) {
    return new ModeLine(
        target,
        parts().service().ledger().switchboard().settings().stream()
            .filter(setting -> setting.target().equals(target))
            .findFirst()
            .orElse(null));
  }
}
