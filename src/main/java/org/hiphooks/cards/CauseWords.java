package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.decide.Decision;
import org.hiphooks.knowledge.Concept;
import org.hiphooks.knowledge.Concepts;
import org.jspecify.annotations.Nullable;

/** Says causes in words: the top cause of a decision and lists of others. */
final class CauseWords {

  private static final String SHORT = "short";
  private static final String TIER = "tier";
  private static final String ID = "id";
  private static final String FALLBACK = "fallback";

  private final Concepts concepts;
  private final Decision decision;

  CauseWords(Concepts concepts, Decision decision) {
    this.concepts = concepts;
    this.decision = decision;
  }

  /** The top cause; where none is named, the cause that stands for all others; null if none. */
  @Nullable Concept top() {
    Object top = decision.assessment().get("top");
    if (top != null) {
      return concepts.find(Concepts.CAUSES, String.valueOf(top)).orElse(null);
    }
    return concepts.all(Concepts.CAUSES).stream()
        .filter(cause -> cause.is(FALLBACK))
        .findFirst()
        .orElse(null);
  }

  /** The top cause for a topic code: letters and digits only. */
  String topic() {
    Concept top = top();
    return top == null ? "" : top.code().replaceAll("[^A-Za-z0-9]", "");
  }

  /** How well the top cause fits; empty if it is not weighed. */
  String tier() {
    Object tier = decision.assessment().get(TIER);
    if (tier != null) {
      return String.valueOf(tier);
    }
    Concept top = top();
    if (top != null && decision.assessment().get("contributors") instanceof List<?> contributors) {
      for (Object item : contributors) {
        if (item instanceof Map<?, ?> contributor && top.code().equals(contributor.get(ID))) {
          return String.valueOf(contributor.get(TIER));
        }
      }
    }
    return "";
  }

  /** Names of causes: of ids, or of tuples that hold a tier too. */
  List<String> names(List<?> causes) {
    List<String> names = new ArrayList<>();
    for (Object cause : causes) {
      if (cause instanceof Map<?, ?> tuple) {
        Object tier = tuple.get(TIER);
        String name = name(String.valueOf(tuple.get(ID)), SHORT);
        names.add(tier == null ? name : name + " (" + tier + ")");
      } else {
        names.add(name(String.valueOf(cause), SHORT));
      }
    }
    return names;
  }

  /** A text of a cause; its name if it has none. */
  String name(String id, String property) {
    return concepts
        .find(Concepts.CAUSES, id)
        .map(cause -> cause.text(property).isEmpty() ? cause.display() : cause.text(property))
        .orElse(id);
  }
}
