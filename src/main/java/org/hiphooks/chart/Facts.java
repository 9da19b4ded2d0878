package org.hiphooks.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules may know of a patient.
 *
 * @param byInput facts by input name; an input without entry is not recorded
 * @param failed inputs whose reading failed, so that their silence means nothing
 * @param unread parts of the chart that could not be read
 * @param indexSide side of the pain: R, L or B; null if unknown
 * @param problem reference of the newest active hip-pain problem; null if there is none
 * @param byTarget facts that differ with the injection target that is asked for, by target and
 *     input
 */
public record Facts(
    Map<String, Fact> byInput,
    Set<String> failed,
    List<Unread> unread,
    @Nullable String indexSide,
    @Nullable String problem,
    Map<String, Map<String, Fact>> byTarget) {

  /** Defensive copies. */
  public Facts {
    byInput = Collections.unmodifiableMap(new LinkedHashMap<>(byInput));
    failed = Set.copyOf(failed);
    unread = List.copyOf(unread);
    byTarget = Map.copyOf(byTarget);
  }

  /** Facts that do not differ with the injection target. */
  public Facts(
      Map<String, Fact> byInput,
      Set<String> failed,
      List<Unread> unread,
      @Nullable String indexSide,
      @Nullable String problem) {
    this(byInput, failed, unread, indexSide, problem, Map.of());
  }

  /** Facts that hold the given values and nothing else. */
  public static Facts given(Map<String, ?> values) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    values.forEach((input, value) -> facts.put(input, Fact.given(input, value)));
    return new Facts(facts, Set.of(), List.of(), null, null);
  }

  /** The same, and what is about to be ordered. */
  public Facts with(Map<String, ?> order) {
    Map<String, Fact> facts = new LinkedHashMap<>(byInput);
    order.forEach((input, value) -> facts.put(input, Fact.given(input, value)));
    return new Facts(facts, failed, unread, indexSide, problem, byTarget);
  }

  /** The same, with more that could not be read. */
  public Facts withUnread(List<Unread> more) {
    List<Unread> all = new ArrayList<>(unread);
    all.addAll(more);
    return new Facts(byInput, failed, all, indexSide, problem, byTarget);
  }

  /**
   * What is known where one injection target is asked for.
   *
   * @param target the target; null or an unknown one = no target is asked for, and all count
   */
  public Facts forTarget(@Nullable String target) {
    Map<String, Fact> asked = target == null ? null : byTarget.get(target);
    if (asked == null) {
      return this;
    }
    Map<String, Fact> facts = new LinkedHashMap<>(byInput);
    facts.putAll(asked);
    return new Facts(facts, failed, unread, indexSide, problem, byTarget);
  }

  /** The value of an input; null = not recorded. */
  public @Nullable Object value(String input) {
    Fact fact = byInput.get(input);
    return fact == null ? null : fact.value();
  }

  /** The same with another value of one input, for what-if questions; null = not recorded. */
  public Facts with(String input, @Nullable Object value) {
    Map<String, Fact> facts = new LinkedHashMap<>(byInput);
    facts.put(input, Fact.given(input, value));
    return new Facts(facts, failed, unread, indexSide, problem);
  }

  /** The values by input name, without evidence; a missing one is not recorded. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    byInput.forEach(
        (input, fact) -> {
          if (fact.value() != null) {
            values.put(input, fact.value());
          }
        });
    return values;
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Facts[" + byInput.size() + " inputs, " + unread.size() + " unread]";
  }
}
