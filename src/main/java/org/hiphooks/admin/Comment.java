package org.hiphooks.admin;

/**
 * What a clinician wrote.
 *
 * @param at when
 * @param rule rule and level of the card
 * @param reason the reason chosen
 * @param text the comment
 */
public record Comment(String at, String rule, String reason, String text) {}
