package org.hiphooks.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.admin.access.Session;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.kit.RegistrationKit;
import org.hiphooks.kit.RegistrationSheet;
import org.hiphooks.kit.SheetFormat;
import org.hiphooks.kit.SheetSections;
import org.hiphooks.knowledge.Content;

/** The services, and what the staff of a client need to register them. */
final class ServicesPage extends ConsolePage {

  ServicesPage(ConsoleParts parts) {
    super(parts, "services");
  }

  @Override
  void answer(ConsoleRequest asked, Session session) {
    if (asked.isPost()) {
      throw Refused.notFound();
    }
    switch (asked.part(1)) {
      case "" -> asked.send(render("services", session, overview()));
      case "sheet" -> asked.send(render("sheet", session, sheet(asked)));
      case "markdown" -> download(asked, SheetFormat.MARKDOWN, "text/markdown;charset=utf-8", "md");
      case "json" -> download(asked, SheetFormat.JSON, "application/json", "json");
      case "html" -> download(asked, SheetFormat.HTML, "text/html;charset=utf-8", "html");
      default -> throw Refused.notFound();
    }
  }

  private Map<String, Object> overview() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(
        "services",
        parts().service().server().guidance().map(GuidanceService::services).orElse(List.of()));
    parameters.put("base", parts().service().address().toString());
    parameters.put(
        "clients",
        parts().service().settings().get().clients().stream().map(ClientSettings::name).toList());
    parameters.put("hasSheets", content().isPresent());
    return parameters;
  }

  private Optional<Content> content() {
    return parts().guidance().flatMap(hip -> Optional.ofNullable(hip.content()));
  }

  private Map<String, Object> sheet(ConsoleRequest asked) {
    RegistrationSheet sheet = find(asked);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("sheet", sheet);
    parameters.put("sections", SheetSections.of(sheet, parts().pages().words()));
    return parameters;
  }

  private void download(ConsoleRequest asked, SheetFormat format, String type, String ending) {
    RegistrationSheet sheet = find(asked);
    asked.download(type, sheet.client() + '.' + ending, format.write(sheet, parts().pages()));
  }

  private RegistrationSheet find(ConsoleRequest asked) {
    HipGuidance hip = parts().guidance().orElseThrow(Refused::notFound);
    Content content = content().orElseThrow(Refused::notFound);
    return new RegistrationKit(
            content,
            hip.knowledge(),
            hip.site(),
            parts().service().settings().get(),
            parts().service().address())
        .sheet(asked.query("client"))
        .orElseThrow(Refused::notFound);
  }
}
