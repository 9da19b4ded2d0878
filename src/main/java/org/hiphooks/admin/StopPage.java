package org.hiphooks.admin;

import java.util.Map;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeChange;
import org.hiphooks.ledger.ModeSetting;
import org.hiphooks.ledger.ModeTarget;

/** The kill switch: one click leads here, one more stops all cards. Lifting needs a reason. */
final class StopPage extends ConsolePage {

  private static final int MOST_REASON = 500;

  StopPage(ConsoleParts parts) {
    super(parts, "stop");
  }

  @Override
  void answer(ConsoleRequest asked, Session session) throws ChangeRefused {
    require(session, Role.OPERATOR);
    ModeSetting stop = Frames.stop(parts()).orElse(null);
    if (!asked.isPost()) {
      asked.send(render(stop == null ? "stop" : "lift", session, Map.of()));
      return;
    }
    String reason = asked.field("reason");
    if (reason.length() > MOST_REASON) {
      throw new ChangeRefused(text("console.reason.long", MOST_REASON));
    }
    if ("lift".equals(asked.part(1))) {
      if (reason.isEmpty()) {
        throw new ChangeRefused(text("console.reason.missing"));
      }
      Mode from = Mode.of(asked.field("from")).orElse(Mode.OFF);
      set(from, Mode.LIVE, session, reason);
      session.note(text("console.stop.lifted"));
    } else {
      set(Mode.LIVE, Mode.OFF, session, reason.isEmpty() ? text("console.stop.reason") : reason);
      session.note(text("console.stop.done"));
    }
    asked.seeOther(Console.PATH);
  }

  private void set(Mode from, Mode to, Session session, String reason) throws ChangeRefused {
    parts()
        .service()
        .ledger()
        .switchboard()
        .change(new ModeChange(ModeTarget.ALL, from, to, session.who(), reason, null));
  }
}
