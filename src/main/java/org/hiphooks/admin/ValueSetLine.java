package org.hiphooks.admin;

/**
 * A value set.
 *
 * @param name its name
 * @param date when it was changed last; empty if it does not say
 * @param codes how many codes it lists
 */
public record ValueSetLine(String name, String date, int codes) {}
