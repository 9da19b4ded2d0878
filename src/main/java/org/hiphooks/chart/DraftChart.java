package org.hiphooks.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The drafts of one call, as a chart of their own: none of them is evidence of what the patient has
 * or takes.
 *
 * @param chart drafts whose codes the content knows
 * @param sent the draft as the client sent it, by its record in the chart (by identity)
 * @param chosen drafts, as sent, that the call asks about (by identity); others only explain them
 * @param unread drafts that could not be read
 * @param medications ids of Medications that drafts refer to and nobody sent
 */
public record DraftChart(
    Chart chart,
    Map<ChartRecord, ObjectNode> sent,
    Set<ObjectNode> chosen,
    List<Unread> unread,
    Set<String> medications) {

  /** Defensive copies; the maps by identity are not copied, which would lose it. */
  public DraftChart {
    unread = List.copyOf(unread);
    medications = Set.copyOf(medications);
  }

  /** The draft as the client sent it, by its record in the chart; null if it is none of them. */
  public @Nullable ObjectNode sentAs(@Nullable Object record) {
    return record == null
        ? null
        : sent.entrySet().stream()
            .filter(draft -> draft.getKey().is(record))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
  }

  /** Numbers only. */
  @Override
  public String toString() {
    return "DraftChart[" + sent.size() + " drafts, " + unread.size() + " unread]";
  }
}
