package org.hiphooks.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.decide.Decider;
import org.hiphooks.knowledge.RuleDependents;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeChange;
import org.hiphooks.ledger.ModeSetting;
import org.hiphooks.ledger.ModeTarget;
import org.hiphooks.ledger.store.AnswerTable;
import org.jspecify.annotations.Nullable;

/** What is live, silent or off: services, clients, rules. */
final class ModesPage extends ConsolePage {

  private static final int MOST_REASON = 500;
  private static final int MOST_NAME = 128;
  private static final Map<String, Duration> SPANS =
      Map.of(
          "1h", Duration.ofHours(1),
          "1d", Duration.ofDays(1),
          "7d", Duration.ofDays(7),
          "30d", Duration.ofDays(30));

  private final Statistics statistics;

  ModesPage(ConsoleParts parts) {
    super(parts, "modes");
    this.statistics = new Statistics(parts);
  }

  @Override
  void answer(ConsoleRequest asked, Session session) throws ChangeRefused {
    if (asked.path().size() == 1 && asked.isGet()) {
      asked.send(render("modes", session, list()));
    } else if (!"change".equals(asked.part(1))) {
      throw Refused.notFound();
    } else if (asked.isPost()) {
      change(asked, session);
    } else {
      require(session, Role.OPERATOR);
      ModeTarget target =
          new ModeTarget(
              name(asked.query("service")), name(asked.query("rule")), name(asked.query("client")));
      if (!line(target).isSet()) {
        names().require(target);
      }
      asked.send(render("mode", session, preview(target)));
    }
  }

  private Map<String, Object> list() {
    List<RuleLine> rules = statistics.rules(lastDay());
    Set<ModeTarget> shown = new LinkedHashSet<>();
    List<ModeLine> services = new ArrayList<>();
    services(shown).forEach(target -> services.add(line(target)));
    List<ModeLine> clients = new ArrayList<>();
    clients(shown).forEach(target -> clients.add(line(target)));
    Map<String, ModeLine> byRule = new HashMap<>();
    for (RuleLine rule : rules) {
      ModeTarget target = new ModeTarget(ModeTarget.ANY, rule.name(), ModeTarget.ANY);
      shown.add(target);
      byRule.put(rule.name(), line(target));
    }
    List<ModeLine> others =
        settings().stream()
            .filter(setting -> !shown.contains(setting.target()))
            .filter(setting -> setting.at(Instant.now()) != Mode.LIVE)
            .map(setting -> new ModeLine(setting.target(), setting))
            .toList();
    return Map.of(
        "services", services,
        "clients", clients,
        "rules", rules.stream().filter(rule -> !rule.isEmergency()).toList(),
        "emergency", rules.stream().filter(RuleLine::isEmergency).toList(),
        "byRule", byRule,
        "others", others);
  }

  private List<ModeTarget> services(Set<ModeTarget> shown) {
    List<ServiceDescription> known =
        parts().service().server().guidance().map(g -> g.services()).orElse(List.of());
    List<ModeTarget> targets =
        known.stream().map(s -> new ModeTarget(s.id(), ModeTarget.ANY, ModeTarget.ANY)).toList();
    shown.addAll(targets);
    return targets;
  }

  private List<ModeTarget> clients(Set<ModeTarget> shown) {
    List<ModeTarget> targets =
        parts().service().settings().get().clients().stream()
            .map(ClientSettings::name)
            .map(name -> new ModeTarget(ModeTarget.ANY, ModeTarget.ANY, name))
            .toList();
    shown.addAll(targets);
    return targets;
  }

  /** What is set for a name that is gone stays, until somebody takes it back. */
  private ModeNames names() {
    List<RuleLine> rules = parts().guidance().isPresent() ? statistics.rules(lastDay()) : List.of();
    return new ModeNames(
        services(new LinkedHashSet<>()).stream().map(ModeTarget::service).toList(),
        rules.stream().flatMap(rule -> Stream.of(rule.rule(), rule.name())).distinct().toList(),
        clients(new LinkedHashSet<>()).stream().map(ModeTarget::client).toList());
  }

  private List<ModeSetting> settings() {
    return parts().service().ledger().switchboard().settings();
  }

  private ModeLine line(ModeTarget target) {
    return new ModeLine(
        target,
        settings().stream().filter(s -> s.target().equals(target)).findFirst().orElse(null));
  }

  private Map<String, Object> preview(ModeTarget target) {
    List<RuleLine> touched =
        statistics.rules(lastDay()).stream()
            .filter(
                rule ->
                    ModeTarget.ANY.equals(target.service())
                        || rule.service().equals(target.service()))
            .filter(rule -> isOf(rule, target.rule()))
            .toList();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("line", line(target));
    parameters.put("touched", touched);
    parameters.put("dependents", dependents(target.rule()));
    parameters.put("isRisky", touched.stream().anyMatch(RuleLine::isEmergency));
    return parameters;
  }

  /** Rules of the content that ask what a rule states. */
  private List<String> dependents(String rule) {
    if (ModeTarget.ANY.equals(rule)) {
      return List.of();
    }
    return parts()
        .guidance()
        .map(hip -> new RuleDependents(hip.knowledge(), Decider.guidance("").library()).of(rule))
        .orElse(List.of());
  }

  private static boolean isOf(RuleLine rule, String name) {
    return ModeTarget.ANY.equals(name) || rule.rule().equals(name) || rule.name().equals(name);
  }

  private void change(ConsoleRequest asked, Session session) throws ChangeRefused {
    require(session, Role.OPERATOR);
    ModeTarget target =
        new ModeTarget(
            name(asked.field("service")), name(asked.field("rule")), name(asked.field("client")));
    Mode from = Mode.of(asked.field("from")).orElseThrow(Refused::notFound);
    Mode to =
        Mode.of(asked.field("to"))
            .orElseThrow(() -> new ChangeRefused(text("console.modes.choose")));
    if (to != Mode.LIVE && !line(target).isSet()) {
      names().require(target);
    }
    String reason = asked.field("reason");
    if (reason.isEmpty()) {
      throw new ChangeRefused(text("console.reason.missing"));
    }
    if (reason.length() > MOST_REASON) {
      throw new ChangeRefused(text("console.reason.long", MOST_REASON));
    }
    boolean isRisky = to == Mode.OFF && Boolean.TRUE.equals(preview(target).get("isRisky"));
    if (isRisky) {
      Proof.require(parts(), asked, session);
    }
    Instant until = until(asked.field("for"), asked.field("until"));
    parts()
        .service()
        .ledger()
        .switchboard()
        .change(new ModeChange(target, from, to, session.who(), reason, until));
    session.note(text("console.modes.done", target.words(), to.code()));
    asked.seeOther(href());
  }

  private @Nullable Instant until(String span, String typed) throws ChangeRefused {
    if ("until".equals(span)) {
      try {
        Instant until = LocalDateTime.parse(typed).toInstant(ZoneOffset.UTC);
        if (until.isAfter(Instant.now())) {
          return until;
        }
      } catch (DateTimeParseException e) {
        throw new ChangeRefused(text("console.modes.until.wrong"));
      }
      throw new ChangeRefused(text("console.modes.until.wrong"));
    }
    Duration length = SPANS.get(span);
    return length == null ? null : Instant.now().plus(length);
  }

  private static String name(String typed) {
    String name = typed.strip();
    if (name.length() > MOST_NAME) {
      throw Refused.notFound();
    }
    return name.isEmpty() ? ModeTarget.ANY : name;
  }

  private AnswerTable.Span lastDay() {
    Instant now = parts().clock().instant();
    return new AnswerTable.Span(
        now.minus(Duration.ofDays(1)), now.plusSeconds(60), AnswerTable.ALL_CLIENTS);
  }
}
