package org.hiphooks.demo.ehr;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What became of the suggestions of one answer. Thread-safe. */
final class Drafts {

  private final Map<String, String> references = new ConcurrentHashMap<>();
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  boolean isDrafted(String suggestion) {
    return references.containsKey(suggestion);
  }

  /** What was drafted, separated by commas; empty if nothing was. */
  String references(String suggestion) {
    return references.getOrDefault(suggestion, "");
  }

  boolean hasFailed(String suggestion) {
    return failed.contains(suggestion);
  }

  void drafted(String suggestion, String created) {
    failed.remove(suggestion);
    references.put(suggestion, created);
  }

  void failed(String suggestion) {
    failed.add(suggestion);
  }
}
