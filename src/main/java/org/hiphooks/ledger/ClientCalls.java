package org.hiphooks.ledger;

import java.time.Instant;

/**
 * How often a client has called.
 *
 * @param client its name
 * @param calls how often
 * @param last when it called last
 */
public record ClientCalls(String client, long calls, Instant last) {}
