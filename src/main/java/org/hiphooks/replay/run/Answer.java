package org.hiphooks.replay.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.replay.visit.AssessmentText;
import org.jspecify.annotations.Nullable;

/**
 * What a target answered.
 *
 * @param shown the cards in order
 * @param all the cards, and in place of a card that stands for others those others
 * @param assessment fields of the assessment as text; null if no card carries one
 * @param failed rules that could not be evaluated
 * @param unread what could not be read
 * @param nanos how long it took
 * @param error why there is no answer; null if there is one
 * @param basis what the answer rests on; nothing if somebody else answered
 */
public record Answer(
    List<AnsweredCard> shown,
    List<AnsweredCard> all,
    @Nullable SortedMap<String, String> assessment,
    List<String> failed,
    List<String> unread,
    long nanos,
    @Nullable String error,
    Basis basis) {

  private static final String GUIDANCE = "/extension/org.hiphooks.guidance";
  private static final Set<String> OF_THE_CARD =
      Set.of("rule", "level", "contentVersion", "contentHash", "merged", "explanation");

  /** Defensive copies. */
  public Answer {
    shown = List.copyOf(shown);
    all = List.copyOf(all);
    failed = List.copyOf(failed);
    unread = List.copyOf(unread);
  }

  /** An answer of somebody else. */
  public Answer(
      List<AnsweredCard> shown,
      List<AnsweredCard> all,
      @Nullable SortedMap<String, String> assessment,
      List<String> failed,
      List<String> unread,
      long nanos,
      @Nullable String error) {
    this(shown, all, assessment, failed, unread, nanos, error, Basis.NONE);
  }

  /** The same answer, and what it rests on. */
  Answer on(Basis known) {
    return new Answer(shown, all, assessment, failed, unread, nanos, error, known);
  }

  /** No answer. */
  static Answer error(String reason, long nanos) {
    return new Answer(List.of(), List.of(), null, List.of(), List.of(), nanos, reason);
  }

  /** Reads the cards of an answer. */
  static Answer read(JsonNode cards, List<String> failed, List<String> unread, long nanos) {
    List<AnsweredCard> shown = new ArrayList<>();
    List<AnsweredCard> all = new ArrayList<>();
    SortedMap<String, String> assessment = null;
    for (JsonNode node : cards) {
      AnsweredCard card = AnsweredCard.read(node);
      shown.add(card);
      List<AnsweredCard> merged = AnsweredCard.merged(node);
      all.addAll(merged.isEmpty() ? List.of(card) : merged);
      SortedMap<String, String> fields = fields(node.at(GUIDANCE));
      if (assessment == null && !fields.isEmpty()) {
        assessment = Collections.unmodifiableSortedMap(fields);
      }
    }
    return new Answer(shown, all, assessment, failed, unread, nanos, null);
  }

  private static SortedMap<String, String> fields(JsonNode guidance) {
    SortedMap<String, String> fields = new TreeMap<>();
    guidance
        .properties()
        .forEach(
            field -> {
              if (!OF_THE_CARD.contains(field.getKey())) {
                fields.put(field.getKey(), AssessmentText.of(field.getValue()));
              }
            });
    return fields;
  }

  /** A field of the assessment; empty if it has no value. */
  public String assessed(String field) {
    return assessment == null ? "" : assessment.getOrDefault(field, "");
  }

  /** Whether something could not be read or evaluated, and a card says so. */
  public boolean admits() {
    return !failed.isEmpty() || !unread.isEmpty();
  }
}
