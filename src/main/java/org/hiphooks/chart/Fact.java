package org.hiphooks.chart;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chart says about one input.
 *
 * @param input name of the input
 * @param value Boolean, Integer, BigDecimal or String; null = not recorded
 * @param at instant of the record in UTC; null if undated or derived
 * @param side R, L or B; null if the record names none
 * @param source reference of the record; null if it has no id or the value is derived
 * @param rejected records that were looked at and not used
 */
public record Fact(
    String input,
    @Nullable Object value,
    @Nullable OffsetDateTime at,
    @Nullable String side,
    @Nullable String source,
    List<Rejected> rejected) {

  /** Defensive copy. */
  public Fact {
    rejected = List.copyOf(rejected);
  }

  /** A value without evidence, for what-if questions and tests. */
  public static Fact given(String input, @Nullable Object value) {
    return new Fact(input, value, null, null, null, List.of());
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Fact[" + input + "]";
  }
}
