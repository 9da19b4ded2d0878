package org.hiphooks.admin;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.config.ClientChange;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.TokenSettings;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.ClientBook;
import org.hiphooks.ledger.ClientEntry;
import org.hiphooks.ledger.store.AuditTable;
import org.hiphooks.trust.KeySetCheck;
import org.hiphooks.trust.KnownKey;
import org.hiphooks.trust.TrustedClient;

/** Changes of clients: who calls, whether they may, and with which keys. */
final class ClientChanges extends ConsolePage {

  private static final int UNPROCESSABLE = 422;
  private static final int MOST_REASON = 500;

  ClientChanges(ConsoleParts parts) {
    super(parts, "clients");
  }

  @Override
  void answer(ConsoleRequest asked, Session session) throws ChangeRefused {
    require(session, Role.TRUST);
    boolean isNew = "new".equals(asked.part(1));
    if (asked.isGet() && isNew) {
      asked.send(render("client-new", session, Map.of("form", ClientForm.EMPTY)));
    } else if (asked.isGet() && "change".equals(asked.part(1))) {
      asked.send(render("client", session, page(asked.query("client"), "")));
    } else if (asked.isPost() && isNew) {
      add(asked, session);
    } else if (asked.isPost()) {
      change(asked, session);
    } else {
      throw Refused.notFound();
    }
  }

  private Map<String, Object> page(String name, String error) {
    ClientSettings client = known(name);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("client", client);
    parameters.put("entry", book().entry(name));
    parameters.put("keys", parts().trusted().stream().filter(t -> t.name().equals(name)).toList());
    parameters.put("error", error);
    return parameters;
  }

  private ClientBook book() {
    return parts().service().ledger().clients();
  }

  private ClientSettings known(String name) {
    return parts().service().settings().get().clients().stream()
        .filter(client -> client.name().equals(name))
        .findFirst()
        .orElseThrow(Refused::notFound);
  }

  private void add(ConsoleRequest asked, Session session) throws ChangeRefused {
    ClientForm form =
        ClientForm.of(asked).checked(parts().service().settings().get(), parts().pages().words());
    if (form.errors().isEmpty()) {
      form = proved(form, asked, session);
    }
    if (!form.errors().isEmpty()) {
      asked.send(UNPROCESSABLE, render("client-new", session, Map.of("form", form)));
      return;
    }
    String name = form.value("name");
    ClientChange change = new ClientChange(name, false, form.document(), "");
    String after = "issuer " + form.value("issuer") + ", " + form.keysInWords();
    book().put(change, 0, act(session, "client-added", name, "", after, reason(asked)));
    session.note(text("console.clients.added", name));
    asked.seeOther(href());
  }

  /** What was typed is not lost by a wrong password. */
  private ClientForm proved(ClientForm form, ConsoleRequest asked, Session session) {
    try {
      Proof.require(parts(), asked, session);
      return form;
    } catch (ChangeRefused e) {
      return form.with("proof", String.valueOf(e.getMessage()));
    }
  }

  private void change(ConsoleRequest asked, Session session) throws ChangeRefused {
    String name = asked.field("client");
    known(name);
    ClientEntry entry = book().entry(name);
    ClientChange now = entry.change();
    long from = from(asked);
    String keysNow = keys(name);
    String what = asked.part(1);
    if ("keys".equals(what)) {
      KeySetCheck.Result check = KeySetCheck.of(asked.field("keySet"), algorithms(known(name)));
      if (!check.problems().isEmpty()) {
        String error = String.join("; ", check.problems());
        Map<String, Object> page = page(name, error);
        asked.send(UNPROCESSABLE, render("client", session, page));
        return;
      }
      String keys = "keys " + String.join(", ", check.keyIds());
      put(asked, session, now.with(check.keySet()), from, keysNow, keys);
    } else {
      Proof.require(parts(), asked, session);
      String reason = reason(asked);
      switch (what) {
        case "pause" -> put(asked, session, now.paused(true), from, "active", "paused");
        case "resume" -> put(asked, session, now.paused(false), from, "paused", "active");
        case "own-keys" -> put(asked, session, now.with(""), from, keysNow, "keys of its entry");
        case "fetch" -> fetch(session, name, keysNow, reason);
        case "remove" -> remove(session, name, from, reason);
        default -> throw Refused.notFound();
      }
    }
    session.note(text("console.clients.done." + what, name));
    asked.seeOther(href());
  }

  private static List<String> algorithms(ClientSettings client) {
    TokenSettings tokens = client.tokens();
    return tokens == null ? TokenSettings.USUAL_ALGORITHMS : tokens.algorithms();
  }

  private void put(
      ConsoleRequest asked,
      Session session,
      ClientChange change,
      long from,
      String before,
      String after)
      throws ChangeRefused {
    Proof.require(parts(), asked, session);
    AuditTable.Act act = act(session, "client", change.name(), before, after, reason(asked));
    book().put(change, from, act);
  }

  private void fetch(Session session, String name, String before, String reason) {
    parts().accounts().audit(session.who(), "client-keys", "client " + name, before, reason);
    parts().trusted().stream()
        .filter(client -> client.name().equals(name))
        .forEach(client -> client.keys().forget());
  }

  private void remove(Session session, String name, long from, String reason) throws ChangeRefused {
    ClientSettings client = known(name);
    String before = "issuer " + client.issuer() + ", " + keys(name);
    String after = client.isAdded() ? "" : "as the configuration says";
    book().remove(name, from, act(session, "client-removed", name, before, after, reason));
  }

  /** Ids of keys are no secrets. */
  private String keys(String name) {
    return parts().trusted().stream()
        .filter(client -> client.name().equals(name))
        .map(TrustedClient::keys)
        .flatMap(keys -> keys.known().stream())
        .map(KnownKey::id)
        .collect(Collectors.collectingAndThen(Collectors.toList(), ClientChanges::words));
  }

  private static String words(List<String> ids) {
    return ids.isEmpty() ? "keys not known" : "keys " + String.join(", ", ids);
  }

  private static long from(ConsoleRequest asked) {
    String from = asked.field("from");
    if (!from.matches("\\d{1,18}")) {
      throw Refused.notFound();
    }
    return Long.parseLong(from);
  }

  private String reason(ConsoleRequest asked) throws ChangeRefused {
    String reason = asked.field("reason");
    if (reason.isEmpty()) {
      throw new ChangeRefused(text("console.reason.missing"));
    }
    if (reason.length() > MOST_REASON) {
      throw new ChangeRefused(text("console.reason.long", MOST_REASON));
    }
    return reason;
  }

  private static AuditTable.Act act(
      Session session, String action, String name, String before, String after, String reason) {
    return new AuditTable.Act(
        Instant.now(), session.who(), action, "client " + name, before, after, reason, null);
  }
}
