package org.hiphooks.config;

/**
 * {@code management:} where health and metrics are told.
 *
 * @param bind {@code bind}, host name or address; default {@code 127.0.0.1}
 * @param port {@code port}, 0 = any free one
 */
public record ManagementSection(String bind, int port) {}
