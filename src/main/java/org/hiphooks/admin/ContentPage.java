package org.hiphooks.admin;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.about.ContentResources;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.guidance.ExplainedGuidance;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Setting;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.store.AuditTable;
import org.hiphooks.server.ReloadOutcome;
import org.hiphooks.server.Reloading;
import org.jspecify.annotations.Nullable;

/** The content that answers, and how another one takes its place. */
final class ContentPage extends ConsolePage {

  private final Reloading reloading;
  private Reloading.@Nullable Prepared prepared;
  private List<FileChange> changes = List.of();
  private @Nullable Trial trial;

  ContentPage(ConsoleParts parts) {
    super(parts, "content");
    this.reloading = parts.service().reloading();
  }

  @Override
  void answer(ConsoleRequest asked, Session session) throws ChangeRefused {
    if (asked.isGet() && asked.path().size() == 1) {
      asked.send(render("content", session, page()));
    } else if (asked.isPost()) {
      require(session, Role.CONTENT);
      change(asked, session);
      asked.seeOther(href());
    } else {
      throw Refused.notFound();
    }
  }

  private synchronized void change(ConsoleRequest asked, Session session) throws ChangeRefused {
    switch (asked.part(1)) {
      case "reload" -> load(session);
      case "drop" -> forget();
      case "activate" -> {
        Proof.require(parts(), asked, session);
        activate(asked, session);
      }
      case "roll-back" -> {
        Proof.require(parts(), asked, session);
        rollBack(asked, session);
      }
      default -> throw Refused.notFound();
    }
  }

  private void load(Session session) {
    forget();
    Reloading.Prepared loaded = reloading.prepare();
    prepared = loaded;
    ReloadOutcome outcome = loaded.outcome();
    String result =
        loaded.serving() == null ? outcome.problems().size() + " problems" : outcome.contentHash();
    parts().accounts().audit(session.who(), "content-check", "content", result, "");
    HipGuidance now = parts().guidance().orElse(null);
    HipGuidance next = loaded.serving() == null ? null : hip(loaded);
    Content before = now == null ? null : now.content();
    Content after = next == null ? null : next.content();
    if (now != null && next != null && before != null && after != null) {
      changes = FileChange.between(before, after);
      Trial started = new Trial(now, next, after);
      trial = started;
      if (!changes.isEmpty()) {
        started.start();
      }
    }
  }

  private static @Nullable HipGuidance hip(Reloading.Prepared loaded) {
    if (loaded.serving() == null) {
      return null;
    }
    var guidance = loaded.serving().guidance();
    var answering = guidance instanceof ExplainedGuidance made ? made.guidance() : guidance;
    return answering instanceof HipGuidance hip ? hip : null;
  }

  private void forget() {
    prepared = null;
    changes = List.of();
    trial = null;
  }

  private void activate(ConsoleRequest asked, Session session) throws ChangeRefused {
    Reloading.Prepared waiting = prepared;
    if (waiting == null
        || waiting.serving() == null
        || !waiting.outcome().contentHash().equals(asked.field("hash"))) {
      throw new ChangeRefused(text("console.content.gone"));
    }
    String before = hash();
    audit(session, before, waiting.outcome().contentHash(), reason(asked));
    reloading.take(waiting);
    forget();
    session.note(text("console.content.activated"));
  }

  private void rollBack(ConsoleRequest asked, Session session) throws ChangeRefused {
    String before = hash();
    if (!before.equals(asked.field("hash")) || reloading.former().isEmpty()) {
      throw new ChangeRefused(text("console.content.gone"));
    }
    String after = reloading.former().flatMap(ContentPage::hash).orElse("");
    audit(session, before, after, reason(asked));
    reloading.rollBack();
    forget();
    session.note(text("console.content.rolledBack"));
  }

  private String reason(ConsoleRequest asked) throws ChangeRefused {
    String reason = asked.field("reason");
    if (reason.isEmpty()) {
      throw new ChangeRefused(text("console.reason.missing"));
    }
    return reason.substring(0, Math.min(500, reason.length()));
  }

  /** Written before the change is made: what answers is never unaudited. */
  private void audit(Session session, String before, String after, String reason) {
    parts()
        .service()
        .ledger()
        .store()
        .audit()
        .add(
            new AuditTable.Act(
                Instant.now(), session.who(), "content", "content", before, after, reason, null));
  }

  private String hash() {
    return parts().service().server().guidance().flatMap(ContentPage::hash).orElse("");
  }

  private static Optional<String> hash(org.hiphooks.cdshooks.GuidanceService guidance) {
    return guidance.services().stream().findFirst().map(service -> service.contentHash());
  }

  private synchronized Map<String, Object> page() {
    Map<String, Object> parameters = new HashMap<>();
    HipGuidance hip = parts().guidance().orElse(null);
    Content content = hip == null ? null : hip.content();
    parameters.put("hash", hash());
    parameters.put("version", hip == null ? "" : hip.knowledge().version());
    parameters.put("approved", content == null ? "" : approved(content));
    parameters.put("cards", hip == null ? 0 : cards(hip));
    parameters.put("settings", hip == null ? List.of() : settings(hip));
    parameters.put("valueSets", content == null ? List.of() : valueSets(content));
    parameters.put("last", reloading.last().orElse(null));
    parameters.put("former", reloading.former().flatMap(ContentPage::hash).orElse(""));
    Reloading.Prepared waiting = prepared;
    parameters.put("check", waiting == null ? null : waiting.outcome());
    parameters.put("isUsable", waiting != null && waiting.serving() != null);
    parameters.put("changes", changes);
    parameters.put("trial", trial == null ? null : trial.state());
    return parameters;
  }

  private static String approved(Content content) {
    return new ContentResources(content).get("about", "hip-about").path("approvalDate").asText();
  }

  private static int cards(HipGuidance hip) {
    return hip.knowledge().services().stream().mapToInt(s -> s.cards().size()).sum();
  }

  private static List<SettingLine> settings(HipGuidance hip) {
    return hip.knowledge().settings().values().stream()
        .map(setting -> line(setting, hip))
        .sorted(java.util.Comparator.comparing(SettingLine::name))
        .toList();
  }

  private static SettingLine line(Setting setting, HipGuidance hip) {
    String standard = String.valueOf(setting.defaultValue());
    Object value = hip.site().values().get(setting.name());
    return new SettingLine(
        setting.name(), value == null ? standard : value.toString(), standard, setting.unit());
  }

  private static List<ValueSetLine> valueSets(Content content) {
    return new ContentResources(content)
        .all("value-set").stream()
            .map(
                set -> {
                  int codes = 0;
                  for (var include : set.path("compose").path("include")) {
                    codes += include.path("concept").size();
                  }
                  return new ValueSetLine(
                      set.path("title").asText(set.path("name").asText()),
                      set.path("date").asText(""),
                      codes);
                })
            .toList();
  }
}
