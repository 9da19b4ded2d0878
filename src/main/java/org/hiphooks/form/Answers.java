package org.hiphooks.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was chosen and entered, by question; a question that is not in it is not answered.
 *
 * @param chosen codes of options, {@code true} or {@code false}, numbers and days as text
 */
record Answers(Map<String, List<String>> chosen) {

  static final Answers NONE = new Answers(Map.of());

  /** Defensive copy that keeps the order. */
  Answers {
    chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
  }

  List<String> of(String linkId) {
    return chosen.getOrDefault(linkId, List.of());
  }

  boolean has(String linkId) {
    return chosen.containsKey(linkId);
  }

  boolean isEmpty() {
    return chosen.isEmpty();
  }

  /** The same with other answers of one question; none = it is not answered. */
  Answers with(String linkId, List<String> values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(chosen);
    if (values.isEmpty()) {
      changed.remove(linkId);
    } else {
      changed.put(linkId, values);
    }
    return new Answers(changed);
  }

  /** Number only. */
  @Override
  public String toString() {
    return "Answers[" + chosen.size() + "]";
  }
}
