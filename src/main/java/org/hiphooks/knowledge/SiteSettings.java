package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.config.NearestName;
import org.hiphooks.config.Scalar;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.SiteSection;

/**
 * How a site uses a content, checked against it.
 *
 * @param values Integer, BigDecimal or Boolean by setting name; absent = the content's default
 * @param servicesOff ids of services that are not offered
 * @param cardsOff rule and level, such as {@code RF-01 warning}, of cards that are not shown
 */
public record SiteSettings(
    Map<String, Object> values, Set<String> servicesOff, Set<String> cardsOff) {

  /** The content as it is. */
  public static final SiteSettings DEFAULT = ofValues(Map.of());

  /** Defensive copies that keep the order. */
  public SiteSettings {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    servicesOff = Collections.unmodifiableSet(new LinkedHashSet<>(servicesOff));
    cardsOff = Collections.unmodifiableSet(new LinkedHashSet<>(cardsOff));
  }

  /** All of the content, with these values. */
  public static SiteSettings ofValues(Map<String, ?> values) {
    return new SiteSettings(new LinkedHashMap<>(values), Set.of(), Set.of());
  }

  /**
   * Checks what a site has written.
   *
   * @throws SettingsInvalid with every name the content does not know and every value it does not
   *     allow
   */
  public static SiteSettings of(Knowledge knowledge, SiteSection written) {
    List<SettingsProblem> problems = new ArrayList<>();
    SiteSettings site =
        new SiteSettings(
            SettingValues.resolve(knowledge.settings(), written.settings(), problems),
            Switches.services(knowledge, written.services(), problems),
            Switches.cards(knowledge, written.rules(), problems));
    if (!problems.isEmpty()) {
      throw new SettingsInvalid(problems);
    }
    return site;
  }

  /** Whether the service is offered. */
  public boolean serves(ServicePlan service) {
    return !servicesOff.contains(service.id());
  }

  /** Whether the card may be shown. Its rule holds all the same, and holds others back. */
  public boolean shows(CardPlan card) {
    return !cardsOff.contains(card.name());
  }

  /** The same without these cards too. */
  public SiteSettings without(Set<String> cards) {
    if (cards.isEmpty()) {
      return this;
    }
    Set<String> off = new LinkedHashSet<>(cardsOff);
    off.addAll(cards);
    return new SiteSettings(values, servicesOff, off);
  }

  /** A name that the content does not know, with what was probably meant. */
  static SettingsProblem unknown(Scalar written, String what, String name, Set<String> known) {
    String nearest = NearestName.of(name, known);
    return written.problem(
        "no "
            + what
            + " is called '"
            + name
            + "'"
            + (nearest == null ? "" : "; did you mean " + nearest + "?"));
  }
}
