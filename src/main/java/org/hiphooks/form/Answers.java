package org.hiphooks.form;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

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

  /** Names what is answered, so that a page can say what it was made from; empty if nothing is. */
  String mark() {
    if (chosen.isEmpty()) {
      return "";
    }
    String text = new TreeMap<>(chosen).toString();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whether all of others are among these. */
  boolean holds(Answers others) {
    return others.chosen.entrySet().stream()
        .allMatch(other -> other.getValue().equals(chosen.get(other.getKey())));
  }

  /** These, and of others what is not answered here. */
  Answers and(Answers others) {
    Map<String, List<String>> all = new LinkedHashMap<>(others.chosen);
    all.putAll(chosen);
    return new Answers(all);
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
