package org.hiphooks.demo.ehr;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hiphooks.demo.ehr.Transaction.Written;

/** What became of the suggestions of one answer. Thread-safe. */
final class Drafts {

  private final Map<String, Written> taken = new ConcurrentHashMap<>();
  private final Map<String, String> failed = new ConcurrentHashMap<>();

  boolean isTaken(String suggestion) {
    return taken.containsKey(suggestion);
  }

  /** What was written; empty if nothing was. */
  Optional<Written> written(String suggestion) {
    return Optional.ofNullable(taken.get(suggestion));
  }

  /** Message key of why the last try failed; empty if it did not. */
  String failure(String suggestion) {
    return failed.getOrDefault(suggestion, "");
  }

  void taken(String suggestion, Written written) {
    failed.remove(suggestion);
    taken.put(suggestion, written);
  }

  void failed(String suggestion, String key) {
    failed.put(suggestion, key);
  }
}
