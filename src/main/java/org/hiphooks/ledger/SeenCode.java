package org.hiphooks.ledger;

import java.time.LocalDate;

/**
 * A code that the content does not understand. Never whose.
 *
 * @param type FHIR type of the records that have it
 * @param system code system
 * @param code the code
 * @param count how many records had it, the same one in each call again
 * @param lastDay day on which it was last seen (UTC)
 */
public record SeenCode(String type, String system, String code, long count, LocalDate lastDay) {}
