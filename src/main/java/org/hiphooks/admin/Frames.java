package org.hiphooks.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiphooks.admin.access.Session;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeSetting;
import org.hiphooks.ledger.ModeTarget;
import org.jspecify.annotations.Nullable;

/** Makes what stands around pages. */
final class Frames {

  private static final int HASH = 12;

  private Frames() {}

  static ConsoleFrame of(ConsoleParts parts, String page, @Nullable Session session) {
    return new ConsoleFrame(
        parts.pages().words(),
        parts.pages().assets(),
        parts.dates(),
        content(parts),
        page,
        session,
        session != null && session.isFresh(Instant.now()),
        session == null ? null : stop(parts).orElse(null),
        session == null ? List.of() : session.takeNotes());
  }

  /** The kill switch, if it is not live. */
  static Optional<ModeSetting> stop(ConsoleParts parts) {
    return parts.service().ledger().switchboard().settings().stream()
        .filter(setting -> setting.target().equals(ModeTarget.ALL))
        .filter(setting -> setting.at(Instant.now()) != Mode.LIVE)
        .findFirst();
  }

  private static String content(ConsoleParts parts) {
    return parts
        .service()
        .server()
        .guidance()
        .map(GuidanceService::services)
        .flatMap(services -> services.stream().findFirst())
        .map(
            service ->
                service.contentVersion()
                    + ' '
                    + service
                        .contentHash()
                        .substring(0, Math.min(HASH, service.contentHash().length())))
        .orElse("");
  }
}
