package org.hiphooks.replay.diff;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.replay.run.Answer;
import org.hiphooks.replay.run.AnsweredCard;
import org.jspecify.annotations.Nullable;

/** How often each rule shows its card in either content. Not thread-safe. */
public final class RuleMoves {

  private final SortedMap<String, Move> moves = new TreeMap<>();

  /**
   * Cards of one rule.
   *
   * @param before visits that show it in the first content
   * @param after visits that show it in the second
   * @param gained visits that show it in the second only
   * @param lost visits that show it in the first only
   * @param otherLevel visits that show it in both, at another level
   */
  public record Move(long before, long after, long gained, long lost, long otherLevel) {

    static final Move NONE = new Move(0, 0, 0, 0, 0);

    /** Whether any visit gains, loses or changes it. */
    public boolean isMoved() {
      return gained + lost + otherLevel > 0;
    }

    private Move and(Move other) {
      return new Move(
          before + other.before,
          after + other.after,
          gained + other.gained,
          lost + other.lost,
          otherLevel + other.otherLevel);
    }
  }

  void add(Answer before, Answer after) {
    Map<String, String> was = levels(before);
    Map<String, String> is = levels(after);
    was.forEach((rule, level) -> count(rule, lostOrKept(level, is.get(rule))));
    is.keySet().stream()
        .filter(rule -> !was.containsKey(rule))
        .forEach(rule -> count(rule, new Move(0, 1, 1, 0, 0)));
  }

  private static Move lostOrKept(String level, @Nullable String other) {
    return other == null
        ? new Move(1, 0, 0, 1, 0)
        : new Move(1, 1, 0, 0, level.equals(other) ? 0 : 1);
  }

  private void count(String rule, Move move) {
    moves.put(rule, moves.getOrDefault(rule, Move.NONE).and(move));
  }

  private static Map<String, String> levels(Answer answer) {
    Map<String, String> levels = new HashMap<>();
    for (AnsweredCard card : answer.all()) {
      levels.putIfAbsent(card.rule(), card.level());
    }
    return levels;
  }

  /** Every rule that fired in one of the contents. */
  public SortedMap<String, Move> byRule() {
    return Collections.unmodifiableSortedMap(moves);
  }
}
