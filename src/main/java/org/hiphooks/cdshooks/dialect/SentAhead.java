package org.hiphooks.cdshooks.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Dialect;

/** Reads what a client sent ahead under our own names of keys, and as the client means it. */
public final class SentAhead {

  private SentAhead() {}

  /**
   * The prefetch by our keys. Medplum sends null for a key that it could not resolve, which says
   * nothing of the record; from all others null means that there is no data (CDS Hooks 2.0.1,
   * prefetch).
   */
  public static Map<String, JsonNode> of(ClientSettings client, Map<String, JsonNode> prefetch) {
    boolean isNullUnknown = client.dialect() == Dialect.MEDPLUM;
    if (client.keyAliases().isEmpty() && !isNullUnknown) {
      return prefetch;
    }
    Map<String, JsonNode> read = new LinkedHashMap<>();
    prefetch.forEach(
        (key, value) -> {
          if (!isNullUnknown || !value.isNull()) {
            read.put(client.keyAliases().getOrDefault(key, key), value);
          }
        });
    return read;
  }
}
