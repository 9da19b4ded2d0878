package org.hiphooks.knowledge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.config.Scalar;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.SiteSection;

/** Reads which services and cards a site does not use. */
final class Switches {

  private Switches() {}

  /** Ids of the services that are off. */
  static Set<String> services(
      Knowledge knowledge, Map<String, Scalar> written, List<SettingsProblem> problems) {
    Set<String> known = new TreeSet<>();
    knowledge.services().forEach(service -> known.add(service.id()));
    Set<String> off = new LinkedHashSet<>();
    written.forEach(
        (id, value) -> {
          if (!known.contains(id)) {
            problems.add(SiteSettings.unknown(value, "service", id, known));
          } else if (isOff(value)) {
            off.add(id);
          }
        });
    if (!known.isEmpty() && off.containsAll(known)) {
      problems.add(
          written.values().iterator().next().problem("every service is off; leave one on"));
    }
    return off;
  }

  /** Names of the cards that are off: a rule with its level counts more than the rule alone. */
  static Set<String> cards(
      Knowledge knowledge, Map<String, Scalar> written, List<SettingsProblem> problems) {
    Set<String> known = new TreeSet<>();
    Set<String> off = new LinkedHashSet<>();
    for (ServicePlan service : knowledge.services()) {
      for (CardPlan card : service.cards()) {
        known.add(card.rule());
        known.add(card.name());
        Scalar value = written.getOrDefault(card.name(), written.get(card.rule()));
        if (value != null && isOff(value)) {
          off.add(card.name());
        }
      }
    }
    written.forEach(
        (name, value) -> {
          if (knowledge.ownCards().containsKey(name)) {
            problems.add(
                value.problem(name + " says what an answer lacks and cannot be switched off"));
          } else if (!known.contains(name)) {
            problems.add(SiteSettings.unknown(value, "rule", name, known));
          }
        });
    return off;
  }

  private static boolean isOff(Scalar value) {
    return SiteSection.OFF.equals(value.text());
  }
}
