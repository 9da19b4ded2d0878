package org.hiphooks.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Lays what the console says of clients over what the configuration says. The configuration has the
 * last word on who a client is; the console on whether it is paused and which keys it has.
 */
public final class ClientLayer {

  private static final String PLACE = "client";

  private ClientLayer() {}

  /**
   * The clients of both. An addition that cannot stand beside the configuration, because it has its
   * issuer too or what it says is not allowed any more, is left out.
   */
  public static Settings over(Settings file, List<ClientChange> changes) {
    List<ClientSettings> clients = new ArrayList<>();
    for (ClientSettings client : file.clients()) {
      clients.add(changed(client, change(client.name(), changes)));
    }
    for (ClientChange change : changes) {
      if (change.isAddition() && clients.stream().noneMatch(c -> c.name().equals(change.name()))) {
        ClientSettings added = added(change);
        if (added != null && clients.stream().noneMatch(c -> clash(c, added))) {
          clients.add(added);
        }
      }
    }
    return file.withClients(clients);
  }

  /**
   * Reads an entry of {@code clients:} by itself.
   *
   * @throws SettingsInvalid with every problem, each at its line of the entry
   */
  public static ClientSettings read(String document) {
    Problems problems = new Problems();
    YamlSection section = new YamlSection(PLACE, compose(document, problems), problems);
    List<ClientSettings> read = new ClientReader(problems, null).read(List.of(section));
    problems.throwIfAny();
    return read.get(0);
  }

  private static boolean clash(ClientSettings one, ClientSettings other) {
    return other.issuer() != null && other.issuer().equals(one.issuer());
  }

  private static @Nullable ClientChange change(String name, List<ClientChange> changes) {
    return changes.stream().filter(change -> change.name().equals(name)).findFirst().orElse(null);
  }

  private static @Nullable ClientSettings added(ClientChange change) {
    try {
      return changed(read(change.document()).but().isAdded(true).build(), change);
    } catch (SettingsInvalid e) {
      return null;
    }
  }

  private static ClientSettings changed(ClientSettings client, @Nullable ClientChange change) {
    if (change == null) {
      return client;
    }
    TokenSettings tokens = client.tokens();
    String keys = change.keySet();
    if (!keys.isEmpty()) {
      tokens = tokens == null ? usual(keys) : tokens.with(keys);
    }
    return client.but().tokens(tokens).isPaused(change.isPaused()).build();
  }

  private static TokenSettings usual(String keys) {
    List<String> algorithms = TokenSettings.USUAL_ALGORITHMS;
    Duration lifetime = TokenSettings.USUAL_LIFETIME;
    return new TokenSettings(PLACE, null, keys, null, null, null, algorithms, List.of(), lifetime);
  }

  private static @Nullable Node compose(String document, Problems problems) {
    try {
      LoadSettings load = LoadSettings.builder().setLabel(PLACE).build();
      return new Compose(load).composeString(document).orElse(null);
    } catch (YamlEngineException e) {
      problems.add(PLACE, "is not YAML");
      return null;
    }
  }
}
