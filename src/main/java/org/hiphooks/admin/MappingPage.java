package org.hiphooks.admin;

import java.util.List;
import java.util.Map;
import org.hiphooks.admin.access.Session;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.hiphooks.ledger.SeenCode;

/** Codes of the site's own: what is mapped, and what nobody understands. */
final class MappingPage extends ConsolePage {

  private static final int SHOWN = 200;

  MappingPage(ConsoleParts parts) {
    super(parts, "mapping");
  }

  @Override
  void answer(ConsoleRequest asked, Session session) {
    if (asked.isPost() || asked.path().size() > 1) {
      throw Refused.notFound();
    }
    Settings settings = parts().service().settings().get();
    List<ClientSettings> clients = settings.clients();
    List<String> maps =
        settings.site().conceptMaps().stream().map(file -> file.getFileName().toString()).toList();
    List<SeenCode> seen = parts().service().ledger().store().seenCodes().most(SHOWN);
    asked.send(render("mapping", session, Map.of("clients", clients, "maps", maps, "seen", seen)));
  }
}
