package org.hiphooks.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.ledger.AuditEntry;
import org.hiphooks.ledger.command.RowFormat;
import org.hiphooks.ledger.store.Exports;
import org.hiphooks.ledger.store.Store;

/** Who did what, and whether nothing was taken out of it. */
final class AuditPage extends ConsolePage {

  private static final int LOOKED_AT = 20_000;
  private static final int SHOWN = 200;

  AuditPage(ConsoleParts parts) {
    super(parts, "audit");
  }

  @Override
  void answer(ConsoleRequest asked, Session session) {
    require(session, Role.AUDITOR);
    Store store = parts().service().ledger().store();
    if (asked.isPost()) {
      throw Refused.notFound();
    }
    switch (asked.part(1)) {
      case "" -> asked.send(render("audit", session, page(store, asked)));
      case "csv" ->
          asked.download(
              "text/csv;charset=utf-8", "audit.csv", export(store, session, RowFormat.CSV));
      case "ndjson" ->
          asked.download(
              "application/x-ndjson", "audit.ndjson", export(store, session, RowFormat.NDJSON));
      default -> throw Refused.notFound();
    }
  }

  private String export(Store store, Session session, RowFormat format) {
    parts().accounts().audit(session.who(), "export", "audit", format.name(), "");
    return Rows.text(format, Rows.of(store.exports(), Exports.Part.AUDIT, false));
  }

  private static Map<String, Object> page(Store store, ConsoleRequest asked) {
    String who = asked.query("who").strip();
    String action = asked.query("action").strip();
    String words = asked.query("words").strip();
    List<AuditEntry> all = store.audit().newest(LOOKED_AT);
    List<AuditEntry> found =
        all.stream()
            .filter(entry -> who.isEmpty() || entry.who().equalsIgnoreCase(who))
            .filter(entry -> action.isEmpty() || entry.action().equals(action))
            .filter(entry -> words.isEmpty() || holds(entry, words))
            .toList();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("who", who);
    parameters.put("action", action);
    parameters.put("words", words);
    parameters.put("actions", all.stream().map(AuditEntry::action).distinct().sorted().toList());
    parameters.put("entries", found.stream().limit(SHOWN).toList());
    parameters.put("found", found.size());
    parameters.put("firstBreak", store.audit().firstBreak());
    return parameters;
  }

  private static boolean holds(AuditEntry entry, String words) {
    String all = String.join(" ", entry.subject(), entry.before(), entry.after(), entry.reason());
    return all.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }
}
