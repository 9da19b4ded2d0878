package org.hiphooks.admin;

import java.util.List;
import java.util.Map;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.admin.access.Sessions;
import org.hiphooks.ledger.ChangeRefused;

/** Accounts with a password: who has which roles. */
final class AccountsPage extends ConsolePage {

  private final Sessions sessions;

  AccountsPage(ConsoleParts parts, Sessions sessions) {
    super(parts, "accounts");
    this.sessions = sessions;
  }

  @Override
  void answer(ConsoleRequest asked, Session session) throws ChangeRefused {
    require(session, Role.TRUST);
    if (asked.isPost()) {
      Proof.require(parts(), asked, session);
      change(asked, session);
      asked.seeOther(href());
      return;
    }
    asked.send(
        render(
            "accounts",
            session,
            Map.of("accounts", parts().accounts().all(), "roles", Role.codes())));
  }

  private void change(ConsoleRequest asked, Session session) throws ChangeRefused {
    String name = asked.field("name");
    List<String> roles = asked.fields("role").stream().filter(Role.codes()::contains).toList();
    switch (asked.part(1)) {
      case "add" -> {
        parts().accounts().add(session.who(), name, asked.whole("password"), roles);
        session.note(text("console.accounts.added", name));
      }
      case "roles" -> {
        parts().accounts().grant(session.who(), name, roles);
        sessions.endAll(name);
        session.note(text("console.accounts.changed", name));
      }
      case "password" -> {
        parts().accounts().renew(session.who(), name, asked.whole("password"));
        sessions.endAll(name);
        session.note(text("console.accounts.renewed", name));
      }
      case "delete" -> {
        parts().accounts().delete(session.who(), name);
        sessions.endAll(name);
        session.note(text("console.accounts.deleted", name));
      }
      default -> throw Refused.notFound();
    }
  }
}
