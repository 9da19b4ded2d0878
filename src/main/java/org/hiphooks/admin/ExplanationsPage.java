package org.hiphooks.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.explain.Access;
import org.hiphooks.explain.ExplanationStore;
import org.hiphooks.explain.Phrases;
import org.hiphooks.explain.SearchLimit;
import org.hiphooks.guidance.ExplainedGuidance;
import org.hiphooks.ledger.ChangeRefused;

/** Explanations of calls, for an auditor who says why. Each view is audited before it is shown. */
final class ExplanationsPage extends ConsolePage {

  private static final int MOST = 200;

  private final Phrases phrases = new Phrases();

  ExplanationsPage(ConsoleParts parts) {
    super(parts, "explanations");
  }

  @Override
  void answer(ConsoleRequest asked, Session session) throws ChangeRefused {
    require(session, Role.AUDITOR);
    if (asked.isGet() && asked.path().size() == 1) {
      asked.send(render("explanations", session, page("", List.of(), false)));
    } else if (asked.isPost() && "search".equals(asked.part(1))) {
      String name = asked.field("name");
      List<ExplanationStore.Found> found =
          name.isEmpty() || name.length() > MOST
              ? List.of()
              : store().map(kept -> kept.find(name)).orElse(List.of());
      asked.send(render("explanations", session, page(name, found, true)));
    } else if (asked.isPost() && "open".equals(asked.part(1))) {
      open(asked, session);
    } else {
      throw Refused.notFound();
    }
  }

  private Optional<ExplanationStore> store() {
    return parts()
        .service()
        .server()
        .guidance()
        .filter(ExplainedGuidance.class::isInstance)
        .map(guidance -> ((ExplainedGuidance) guidance).store());
  }

  private Map<String, Object> page(
      String name, List<ExplanationStore.Found> found, boolean isSearched) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("name", name);
    parameters.put("found", found);
    parameters.put("isSearched", isSearched);
    parameters.put("isKept", store().isPresent());
    return parameters;
  }

  private void open(ConsoleRequest asked, Session session) throws ChangeRefused {
    String reason = asked.field("reason");
    if (reason.isEmpty() || reason.length() > MOST) {
      throw new ChangeRefused(text("console.explanations.reason"));
    }
    String view = asked.field("view");
    Access access = store().orElseThrow(Refused::notFound).openForAuditor(view);
    Access.Kept kept = access.kept();
    if (kept == null) {
      throw new ChangeRefused(text("console.explanations.gone"));
    }
    parts().accounts().audit(session.who(), "explanation", view, "opened", reason);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("words", parts().pages().words());
    parameters.put("assets", parts().pages().assets());
    parameters.put("phrases", phrases);
    parameters.put("explanation", kept.explainer().explain(kept.evaluation(), SearchLimit.PAGE));
    parameters.put("view", view);
    parameters.put("until", phrases.minute(kept.until()));
    parameters.put("isDownloadable", false);
    asked.send(parts().pages().render("explain/page.jte", parameters));
  }
}
