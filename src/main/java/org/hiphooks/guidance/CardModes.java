package org.hiphooks.guidance;

/** Port to what is switched off while the service runs. A card that is off releases no other. */
@FunctionalInterface
public interface CardModes {

  /** Everything is shown. */
  CardModes ALL = (client, service, rule, level) -> true;

  /**
   * Whether a card is shown.
   *
   * @param client name of the client
   * @param service id of the service
   * @param rule rule id
   * @param level level of the card
   */
  boolean isShown(String client, String service, String rule, String level);
}
