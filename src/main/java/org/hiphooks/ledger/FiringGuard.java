package org.hiphooks.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.config.GuardSection;
import org.hiphooks.ledger.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares how often rules fire with a replay. A card that comes far too often is made silent. A
 * critical card is not, and neither is a rule that fires too rarely: those are told only, because
 * silence would not make them better.
 */
public final class FiringGuard {

  private static final Logger LOG = LoggerFactory.getLogger(FiringGuard.class);
  private static final String WHO = "firing-rate guard";

  private final Store store;
  private final Switchboard switchboard;
  private final Baseline baseline;
  private final GuardSection section;
  private final Clock clock;
  private final Set<String> told = new HashSet<>();
  private volatile List<FiringAlarm> alarms = List.of();

  FiringGuard(Store store, Switchboard switchboard, GuardSection section, Clock clock) {
    this.store = store;
    this.switchboard = switchboard;
    this.baseline = Baseline.read(section.baseline());
    this.section = section;
    this.clock = clock;
  }

  /** What is wrong since the last check. */
  public List<FiringAlarm> alarms() {
    return alarms;
  }

  /** How often it fired in the replay. */
  FiringRate expected(String service, String rule, String level) {
    return baseline.of(service, rule, level);
  }

  /** Looks at the last hours, and acts. */
  public void check() {
    Instant since = clock.instant().minus(Duration.ofHours(section.windowHours()));
    List<FiringAlarm> found = new ArrayList<>();
    for (FiringRate seen : seen(store.rates().since(since))) {
      alarm(seen, since).ifPresent(found::add);
    }
    alarms = List.copyOf(found);
  }

  /** A rule that has not fired at all is seen too, if it is expected to. */
  private List<FiringRate> seen(List<FiringRate> fired) {
    Map<String, Long> evaluated = new HashMap<>();
    Set<String> names = new HashSet<>();
    List<FiringRate> all = new ArrayList<>();
    for (FiringRate rate : fired) {
      evaluated.put(rate.service(), rate.evaluated());
      if (!rate.rule().isEmpty()) {
        names.add(name(rate));
        all.add(rate);
      }
    }
    for (FiringRate expected : baseline.rates()) {
      long calls = evaluated.getOrDefault(expected.service(), 0L);
      if (!names.contains(name(expected))) {
        all.add(new FiringRate(expected.service(), expected.rule(), expected.level(), 0, calls));
      }
    }
    return all;
  }

  private Optional<FiringAlarm> alarm(FiringRate seen, Instant since) {
    FiringRate expected = baseline.of(seen.service(), seen.rule(), seen.level());
    boolean isKnown = seen.evaluated() >= section.minCalls() && expected.evaluated() > 0;
    boolean isTooOften = seen.least() > expected.most() * section.factor();
    boolean isTooRare = seen.most() < expected.least() / section.factor();
    if (!isKnown || (!isTooOften && !isTooRare)) {
      told.remove(name(seen));
      return Optional.empty();
    }
    boolean isSilenced =
        isTooOften && !"critical".equals(seen.level()) && silence(seen, expected, since);
    FiringAlarm alarm = new FiringAlarm(seen, expected, isTooOften, isSilenced);
    if (told.add(name(seen))) {
      LOG.error("rule {} {}{}", name(seen), alarm.words(), isSilenced ? "; it is silent now" : "");
    }
    return Optional.of(alarm);
  }

  /** What an administrator has set within the window stands. */
  private boolean silence(FiringRate seen, FiringRate expected, Instant since) {
    ModeTarget target =
        new ModeTarget(seen.service(), seen.rule() + ' ' + seen.level(), ModeTarget.ANY);
    Optional<ModeSetting> current =
        switchboard.settings().stream().filter(s -> s.target().equals(target)).findFirst();
    if (current.filter(s -> s.since().isAfter(since) || s.mode() != Mode.LIVE).isPresent()) {
      return current.filter(s -> s.mode() == Mode.SILENT && WHO.equals(s.who())).isPresent();
    }
    try {
      String reason = new FiringAlarm(seen, expected, true, true).words();
      switchboard.change(new ModeChange(target, Mode.LIVE, Mode.SILENT, WHO, reason, null));
      return true;
    } catch (ChangeRefused | LedgerUnavailable e) {
      LOG.warn("rule {} could not be made silent", name(seen));
      return false;
    }
  }

  private static String name(FiringRate rate) {
    return rate.service() + ' ' + rate.rule() + ' ' + rate.level();
  }
}
