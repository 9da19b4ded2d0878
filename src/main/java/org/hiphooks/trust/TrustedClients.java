package org.hiphooks.trust;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.TokenSettings;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingHttp;

/** Makes the clients whose tokens are checked from the configuration. */
public final class TrustedClients {

  private static final Duration CONNECT = Duration.ofSeconds(1);

  private TrustedClients() {}

  /**
   * Clients that have an issuer and keys.
   *
   * @throws SettingsInvalid if a file of keys holds none
   */
  public static List<TrustedClient> of(Settings settings) {
    return of(settings, List.of());
  }

  /**
   * The same; keys that some of these have are neither read nor fetched again.
   *
   * @param former who was trusted before
   * @throws SettingsInvalid if keys that are given are none
   */
  public static List<TrustedClient> of(Settings settings, List<TrustedClient> former) {
    Clock clock = new SteadyClock();
    List<SettingsProblem> problems = new ArrayList<>();
    List<TrustedClient> clients = new ArrayList<>();
    for (ClientSettings client : settings.clients()) {
      TokenSettings tokens = client.tokens();
      String issuer = client.issuer();
      if (tokens != null && issuer != null) {
        try {
          clients.add(trusted(client, issuer, tokens, keys(client, tokens, former, clock)));
        } catch (KeysUnavailable e) {
          problems.add(new SettingsProblem(tokens.place(), "keys: " + e.getMessage()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsInvalid(problems);
    }
    return clients;
  }

  private static TrustedClient trusted(
      ClientSettings client, String issuer, TokenSettings tokens, ClientKeys keys) {
    Set<JWSAlgorithm> algorithms =
        tokens.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
    return new TrustedClient(
        client.name(),
        issuer,
        tokens.tenant(),
        tokens.subject(),
        tokens.keysUrl(),
        keys,
        algorithms,
        tokens.audiences(),
        tokens.maxLifetime(),
        client.isPaused());
  }

  private static Object source(TokenSettings tokens) {
    return Stream.of(tokens.keySet(), tokens.keys(), tokens.keysUrl())
        .filter(Objects::nonNull)
        .map(Object.class::cast)
        .findFirst()
        .orElse("");
  }

  private static ClientKeys keys(
      ClientSettings client, TokenSettings tokens, List<TrustedClient> former, Clock clock)
      throws KeysUnavailable {
    String given = tokens.keySet();
    Object source = source(tokens);
    for (TrustedClient before : former) {
      if (before.name().equals(client.name()) && before.keys().isFrom(source)) {
        return before.keys();
      }
    }
    if (given != null) {
      return PinnedKeys.of(given);
    }
    Path file = tokens.keys();
    if (file != null) {
      return PinnedKeys.read(file);
    }
    URI url = tokens.keysUrl();
    if (url == null) {
      throw new KeysUnavailable("neither a file nor an address");
    }
    OutgoingHttp http =
        new OutgoingHttp(
            Set.of(Origin.of(url)), client.privateAddresses(), CONNECT, KeyDocument.MAX_BYTES);
    return new FetchedKeys(url, http, clock);
  }
}
