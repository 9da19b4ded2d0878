package org.hiphooks.admin;

import org.hiphooks.trust.KnownKey;

/**
 * A key that is over, or will be soon.
 *
 * @param client name of the client
 * @param key the key
 * @param days full days that are left
 * @param isOver whether it is over
 */
public record EndingKey(String client, KnownKey key, long days, boolean isOver) {}
