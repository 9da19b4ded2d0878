package org.hiphooks.admin;

import java.util.List;
import java.util.Map;
import org.hiphooks.admin.access.Session;
import org.hiphooks.config.ClientSettings;

/** Codes of the site's own: what is mapped, and what nobody understands. */
final class MappingPage extends ConsolePage {

  MappingPage(ConsoleParts parts) {
    super(parts, "mapping");
  }

  @Override
  void answer(ConsoleRequest asked, Session session) {
    if (asked.isPost() || asked.path().size() > 1) {
      throw Refused.notFound();
    }
    List<ClientSettings> clients = parts().service().settings().get().clients();
    asked.send(render("mapping", session, Map.of("clients", clients)));
  }
}
