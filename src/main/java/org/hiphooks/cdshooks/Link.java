package org.hiphooks.cdshooks;

/**
 * A link of a card. Only absolute links are sent: no SMART app is registered.
 *
 * @param label text
 * @param url absolute http(s) address
 */
public record Link(String label, String url) {}
