package org.hiphooks.replay.run;

/**
 * One way in which the request was made worse, and how the answer stood.
 *
 * @param fault name of the way
 * @param outcome how the answer stood
 * @param detail what differs; empty if nothing does
 */
public record Degraded(String fault, Outcome outcome, String detail) {}
