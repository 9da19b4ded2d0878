package org.hiphooks.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.ledger.ClientCalls;
import org.hiphooks.ledger.ModeTarget;
import org.hiphooks.ledger.store.AnswerTable;
import org.hiphooks.trust.Fault;
import org.hiphooks.trust.TokenDoctor;
import org.hiphooks.trust.TokenDoctor.Diagnosis;
import org.hiphooks.trust.TrustedClient;
import org.hiphooks.trust.TrustedClients;
import org.jspecify.annotations.Nullable;

/** Who calls, and why a token of theirs is not taken. A token is not kept. */
final class ClientsPage extends ConsolePage {

  private static final Duration LOOKED_AT = Duration.ofDays(30);

  ClientsPage(ConsoleParts parts) {
    super(parts, "clients");
  }

  @Override
  void answer(ConsoleRequest asked, Session session) {
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
      throw Refused.notFound();
    }
  }

  private Diagnosis examine(String token, String service) {
    String audience = parts().service().address() + "/cds-services/" + service;
    return new TokenDoctor(trusted()).examine(token, audience, Instant.now());
  }

  private List<TrustedClient> trusted() {
    try {
      return TrustedClients.of(parts().service().settings().get());
    } catch (SettingsInvalid e) {
      return List.of();
    }
  }

  private Map<String, Object> page(@Nullable Diagnosis diagnosis, String service) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("lines", lines());
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

  private List<ClientLine> lines() {
    Settings settings = parts().service().settings().get();
    Map<String, List<String>> keys = new HashMap<>();
    trusted().forEach(client -> keys.put(client.name(), client.keys().known()));
    Map<String, ClientCalls> calls = new HashMap<>();
    Instant now = parts().clock().instant();
    AnswerTable.Span span =
        new AnswerTable.Span(now.minus(LOOKED_AT), now.plusSeconds(60), AnswerTable.ALL_CLIENTS);
    parts()
        .service()
        .ledger()
        .store()
        .answers()
        .clients(span)
        .forEach(client -> calls.put(client.client(), client));
    List<ClientLine> lines = new ArrayList<>();
    for (ClientSettings client : settings.clients()) {
      ModeTarget target = new ModeTarget(ModeTarget.ANY, ModeTarget.ANY, client.name());
      lines.add(
          new ClientLine(
              client,
              keys.getOrDefault(client.name(), List.of()),
              calls.get(client.name()),
              mode(target)));
    }
    return lines;
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
