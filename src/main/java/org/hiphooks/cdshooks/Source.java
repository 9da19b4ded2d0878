package org.hiphooks.cdshooks;

import org.jspecify.annotations.Nullable;

/**
 * What a card rests on.
 *
 * @param label short text
 * @param url absolute address; null if there is none
 * @param topic what the card is about; a client stores overrides against it
 */
public record Source(String label, @Nullable String url, Coding topic) {}
