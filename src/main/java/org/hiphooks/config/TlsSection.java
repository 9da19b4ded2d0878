package org.hiphooks.config;

import java.nio.file.Path;

/**
 * {@code tls:} the certificate that a port shows.
 *
 * @param certificate {@code certificate}, PEM file with the chain, the service's own first
 * @param key {@code key}, PEM file with its private key in PKCS #8, not encrypted
 */
public record TlsSection(Path certificate, Path key) {}
