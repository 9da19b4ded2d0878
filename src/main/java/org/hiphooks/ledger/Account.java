package org.hiphooks.ledger;

import java.util.List;

/**
 * Somebody who may sign in to the console.
 *
 * @param name their name, lower case
 * @param password hash of their password, with its method and salt
 * @param roles codes of what they may do
 */
public record Account(String name, String password, List<String> roles) {

  /** Defensive copy. */
  public Account {
    roles = List.copyOf(roles);
  }

  /** Nothing of the password. */
  @Override
  public String toString() {
    return "Account[" + name + ' ' + roles + ']';
  }
}
