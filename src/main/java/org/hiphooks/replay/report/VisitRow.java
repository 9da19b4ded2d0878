package org.hiphooks.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.run.Difference;
import org.hiphooks.replay.run.Difference.Kind;
import org.hiphooks.replay.run.Outcome;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.visit.Expected;
import org.hiphooks.replay.visit.ExpectedCard;

/**
 * One visit on the page of a report.
 *
 * @param result the visit and what came of it
 * @param number its place among those that differ, from 1; 0 if it does not
 */
public record VisitRow(Result result, long number) {

  private static final List<String> ASSESSED = List.of("top", "tier", "step");

  /**
   * A card.
   *
   * @param rule rule id
   * @param rest its level, and topic where that matters
   * @param mark {@code -} missed, {@code +} extra, {@code ~} otherwise; empty = as expected
   * @param word the same as a word
   */
  public record Marked(String rule, String rest, String mark, String word) {}

  /** Where it stands. */
  public String name() {
    return result.visit().name();
  }

  /** What it shows; may be empty. */
  public String title() {
    return result.visit().title();
  }

  /** The verdict in a word. */
  public String verdict() {
    return Words.verdict(result.verdict());
  }

  /** Whether an expectation was stated. */
  public boolean isExpected() {
    return result.visit().expected() != null;
  }

  /** Cards expected. */
  public List<Marked> expected() {
    Expected expected = result.visit().expected();
    List<Marked> cards = new ArrayList<>();
    for (ExpectedCard card : expected == null ? List.<ExpectedCard>of() : expected.cards()) {
      String rest = card.words().substring(card.rule().length()).strip();
      cards.add(marked(card.rule(), rest, Kind.MISSED));
    }
    return cards;
  }

  /** Cards shown. */
  public List<Marked> got() {
    List<Marked> cards = new ArrayList<>();
    for (AnsweredCard card : result.answer().shown()) {
      cards.add(marked(card.rule(), card.level(), Kind.EXTRA));
    }
    return cards;
  }

  private Marked marked(String rule, String rest, Kind alone) {
    for (Difference difference : result.differences()) {
      boolean isSame = difference.what().equals(rule);
      if (isSame && difference.kind() == alone) {
        return new Marked(rule, rest, difference.kind().mark(), Words.lower(difference.kind()));
      }
      if (isSame && (difference.kind() == Kind.LEVEL || difference.kind() == Kind.TOPIC)) {
        return new Marked(rule, rest, difference.kind().mark(), "other");
      }
    }
    return new Marked(rule, rest, "", "");
  }

  /** Why there is no answer; empty if there is one. */
  public String error() {
    return result.answer().error() == null ? "" : result.answer().error();
  }

  /** Top cause, how sure, and step; may be empty. */
  public String assessment() {
    List<String> words = new ArrayList<>();
    for (String field : ASSESSED) {
      String value = result.answer().assessed(field);
      if (!value.isEmpty()) {
        words.add(value);
      }
    }
    return String.join(", ", words);
  }

  /** Inputs that the answer misses; may be empty. */
  public String gaps() {
    return result.answer().assessed("gaps");
  }

  /** What was known of the patient. */
  public SortedMap<String, String> inputs() {
    return RecordedInputs.of(result);
  }

  /** What differs. */
  public List<Difference> differences() {
    return result.differences();
  }

  /** Faults with a wrong answer. */
  public List<String> faults() {
    return result.degraded().stream()
        .filter(fault -> fault.outcome() == Outcome.WRONG)
        .map(fault -> "with " + fault.fault() + ": " + fault.detail())
        .toList();
  }
}
