package org.hiphooks.config;

/**
 * What the console says of a client, over what the configuration says.
 *
 * @param name of the client
 * @param isPaused whether its tokens are refused for now
 * @param document for a client that the configuration does not have: its entry of {@code clients:};
 *     empty for one that it has
 * @param keySet its keys, instead of those of the entry; empty = those of the entry
 */
public record ClientChange(String name, boolean isPaused, String document, String keySet) {

  /** Whether the console brought the client. */
  public boolean isAddition() {
    return !document.isEmpty();
  }

  /** The same, paused or not. */
  public ClientChange paused(boolean paused) {
    return new ClientChange(name, paused, document, keySet);
  }

  /** The same with other keys. */
  public ClientChange with(String otherKeys) {
    return new ClientChange(name, isPaused, document, otherKeys);
  }
}
