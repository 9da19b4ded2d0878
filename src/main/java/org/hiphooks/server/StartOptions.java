package org.hiphooks.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hiphooks.config.AdminSection;
import org.hiphooks.config.ServerSection;
import org.hiphooks.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for; it counts more than the configuration.
 *
 * @param config the configuration's file; null = none
 * @param content folder of the content; null = what the configuration says
 * @param port null = what the configuration says
 * @param clock what the evaluation takes for now; null = now
 * @param publicUrl address as browsers see it; null = what the configuration says
 * @param isUnverified whether callers without a token are served
 * @param ledgerFolder folder of the ledger; null = what the configuration says
 * @param adminPort port of the console; null = what the configuration says
 * @param kept how long evaluations are kept to be explained
 */
record StartOptions(
    @Nullable Path config,
    @Nullable Path content,
    @Nullable Integer port,
    @Nullable Instant clock,
    @Nullable URI publicUrl,
    boolean isUnverified,
    @Nullable Path ledgerFolder,
    @Nullable Integer adminPort,
    Duration kept) {

  /** Where the console is; null if there is to be none. */
  @Nullable AdminSection admin(Settings read) {
    return adminPort == null ? read.admin() : AdminSection.onPort(adminPort);
  }

  /** A configuration with what the options say. */
  Settings over(Settings read) {
    ServerSection where = read.server();
    return new Settings(
        new ServerSection(
            where.bind(),
            port == null ? where.port() : port,
            where.corsOrigins(),
            publicUrl == null ? where.publicUrl() : publicUrl),
        content == null ? read.contentPath() : null,
        read.clients(),
        read.site(),
        read.operations(),
        ledgerFolder == null ? read.ledger() : read.ledger().in(ledgerFolder),
        admin(read));
  }
}
