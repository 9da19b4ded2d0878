package org.hiphooks.server;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.trust.BoundedTokenMemory;
import org.hiphooks.trust.RefusalWatch;
import org.hiphooks.trust.TokenMemory;
import org.hiphooks.trust.TrustedClient;
import org.jspecify.annotations.Nullable;

/** Decides from the configuration who is served, at start and at each reload. */
final class WhoIsServed {

  /** Room for 900 s of tokens at a hundred calls a second, several times over. */
  private static final int REMEMBERED = 500_000;

  private final boolean isUnverified;
  private final @Nullable URI asked;
  private final URI listening;
  private final Clock clock = Clock.systemUTC();
  private final TokenMemory memory;
  private final RefusalWatch watch;
  private volatile List<String> words = List.of();

  /**
   * For one server.
   *
   * @param isUnverified whether everybody on this machine is served
   * @param asked address of the service as clients call it, as the command line says; null = it
   *     says nothing
   * @param listening where the server listens
   * @param ledger remembers tokens for longer than this process lives
   * @param watch counts tokens that are refused
   */
  WhoIsServed(
      boolean isUnverified, @Nullable URI asked, URI listening, Ledger ledger, RefusalWatch watch) {
    this.memory = ledger.tokens(new BoundedTokenMemory(REMEMBERED));
    this.watch = watch;
    this.isUnverified = isUnverified;
    this.asked = asked;
    this.listening = listening;
  }

  /**
   * Who is served.
   *
   * @throws SettingsInvalid if keys cannot be read, or it is not known how clients call the service
   */
  Callers of(Settings settings) {
    return of(settings, List.of());
  }

  /** The same; keys that some of these have fetched are not fetched again. */
  Callers of(Settings settings, List<TrustedClient> former) {
    if (isUnverified) {
      words = List.of("Callers  not verified: only this machine can call (--unverified)");
      return Callers.anybody();
    }
    URI publicUrl = publicUrl(settings);
    VerifiedCallers callers = VerifiedCallers.of(settings, former, memory, publicUrl, clock, watch);
    words = words(settings, callers, publicUrl);
    return callers;
  }

  /** Who is served, for whoever starts it. */
  List<String> words() {
    return words;
  }

  /** The service as clients call it, without slash at its end. */
  URI address(Settings settings) {
    return isUnverified && settings.server().publicUrl() == null && asked == null
        ? listening
        : publicUrl(settings);
  }

  private URI publicUrl(Settings settings) {
    URI configured = asked == null ? settings.server().publicUrl() : asked;
    if (configured != null) {
      return configured;
    }
    if (!Loopback.is(settings.server().bind())) {
      throw new SettingsInvalid(List.of(noAddress()));
    }
    return listening;
  }

  static SettingsProblem noAddress() {
    return new SettingsProblem(
        "server.publicUrl",
        "is missing: tokens name the address that clients call, and others than this machine can"
            + " call");
  }

  private static List<String> words(Settings settings, VerifiedCallers callers, URI publicUrl) {
    List<String> lines = new ArrayList<>();
    if (callers.clients() == 0) {
      lines.add("Callers  none: no client of the configuration has tokens, so nobody is served.");
      lines.add("         To try it out on this machine: serve --unverified");
    } else {
      lines.add("Callers  " + callers.clients() + " with tokens for " + publicUrl);
    }
    for (ClientSettings client : settings.clients()) {
      if (client.tokens() == null) {
        lines.add("         " + client.name() + " has no tokens and is not served");
      }
    }
    return lines;
  }
}
