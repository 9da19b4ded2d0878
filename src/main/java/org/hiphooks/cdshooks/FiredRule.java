package org.hiphooks.cdshooks;

/**
 * A rule that holds for a call, whether its card is in the answer or not.
 *
 * @param rule rule id
 * @param level level of its card
 * @param isOff whether its card is switched off
 */
public record FiredRule(String rule, String level, boolean isOff) {}
