package org.hiphooks.knowledge;

import java.util.Map;
import java.util.Set;

/**
 * The members of one value set.
 *
 * @param codes system URL to codes
 * @param prefixes system URL to beginnings of codes: a code that starts with one is a member
 */
public record CodeSet(Map<String, Set<String>> codes, Map<String, Set<String>> prefixes) {

  /** Whether the code is a member, exactly or by a prefix. */
  public boolean contains(String system, String code) {
    if (codes.getOrDefault(system, Set.of()).contains(code)) {
      return true;
    }
    for (String prefix : prefixes.getOrDefault(system, Set.of())) {
      if (code.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
