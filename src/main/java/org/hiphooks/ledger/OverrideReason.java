package org.hiphooks.ledger;

/**
 * How often a reason was given for not following a card.
 *
 * @param rule rule id
 * @param level level of its card
 * @param code code of the reason; empty if none was given
 * @param display the reason in words; may be empty
 * @param count how often
 */
public record OverrideReason(String rule, String level, String code, String display, long count) {}
