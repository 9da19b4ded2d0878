package org.hiphooks.server;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hiphooks.config.ServerSection;
import org.hiphooks.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens and for whom.
 *
 * @param bind host name or address of a loopback interface
 * @param port 0 = any free one
 * @param origins web origins whose pages may call, such as {@code https://ehr.example.org}; {@code
 *     http://localhost:*} means any port
 * @param fixedNow what the evaluation takes for now; null = the time of day. Nothing else uses it
 * @param limits what it takes on
 */
public record ServerSettings(
    String bind, int port, List<String> origins, @Nullable Instant fixedNow, ServerLimits limits) {

  /** Defensive copy. */
  public ServerSettings {
    origins = List.copyOf(origins);
  }

  /** On loopback, for pages of this machine, by the time of day. */
  public static ServerSettings onLoopback(int port) {
    return new ServerSettings(
        "127.0.0.1", port, ServerSection.LOCAL_ORIGINS, null, ServerLimits.defaults());
  }

  /** What the configuration says. */
  public static ServerSettings of(Settings settings) {
    ServerSection server = settings.server();
    return new ServerSettings(
        server.bind(), server.port(), settings.origins(), null, ServerLimits.defaults());
  }

  /** The same on another port. */
  public ServerSettings onPort(int otherPort) {
    return new ServerSettings(bind, otherPort, origins, fixedNow, limits);
  }

  /** The same with a fixed now; null = the time of day. */
  public ServerSettings at(@Nullable Instant now) {
    return new ServerSettings(bind, port, origins, now, limits);
  }

  /** The evaluation's clock. */
  public Clock evaluationClock() {
    return fixedNow == null ? Clock.systemUTC() : Clock.fixed(fixedNow, ZoneOffset.UTC);
  }
}
