package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of the pain itself: present or denied, how old the record is, and since when.
 */
final class HipPainWriter {

  private static final String PAIN = "hipPain";
  private static final String DURATION = "durationWeeks";
  private static final int NOT_YET_STALE = 90;

  private final ChartScope scope;
  private final InputCatalog catalog;
  private final Rendering rendering;

  HipPainWriter(ChartScope scope, InputCatalog catalog) {
    this.scope = scope;
    this.catalog = catalog;
    this.rendering = scope.rendering();
  }

  List<WrittenRecord> write() {
    List<WrittenRecord> records = new ArrayList<>();
    Case vignette = scope.vignette();
    LocalDate onset = scope.onset();
    if (vignette.isTrue(PAIN)) {
      records.add(record(PAIN, present(onset)));
    } else {
      if (vignette.isFalse(PAIN)) {
        records.add(record(PAIN, denied()));
      }
      if (onset != null) {
        records.add(record(DURATION, onsetDate(onset)));
      }
    }
    return records;
  }

  private WrittenRecord record(String input, ObjectNode resource) {
    return new WrittenRecord(catalog.get(input), scope.vignette().value(input), resource);
  }

  private ObjectNode present(@Nullable LocalDate onset) {
    InputDefinition pain = catalog.get(PAIN);
    ObjectNode condition =
        new ConditionWriter(scope)
            .of(pain, "active", List.of(pain.codeToWrite(), rendering.code("/hipPain/sided")));
    condition.withArray("/bodySite").add(Sides.right(rendering));
    if (onset != null) {
      condition.put("onsetDateTime", onset.toString());
    }
    return condition.put("recordedDate", recorded(onset).toString());
  }

  /** A record of over 90 days is stale, so an old one that still counts is not older. */
  private Instant recorded(@Nullable LocalDate onset) {
    if (scope.vignette().isTrue("hipPainStale")) {
      return scope.times().daysAgo(rendering.days("/hipPain/staleDays"));
    }
    long sinceOnset =
        onset == null ? NOT_YET_STALE : ChronoUnit.DAYS.between(onset, scope.times().today());
    return scope.times().within((int) Math.min(NOT_YET_STALE, sinceOnset), 1);
  }

  private ObjectNode denied() {
    InputDefinition pain = catalog.get(PAIN);
    Code code = new Code(rendering.text("/findings"), String.valueOf(pain.localCode()), null);
    return new ObservationWriter(scope)
        .of(pain, code, scope.times().within(rendering.days("/hipPain/observationDays"), 1))
        .put("valueBoolean", false);
  }

  /** The onset of a patient who has no active hip-pain Condition. */
  private ObjectNode onsetDate(LocalDate onset) {
    long since = ChronoUnit.DAYS.between(onset, scope.times().today());
    int oldest = (int) Math.min(since, rendering.days("/hipPain/onsetDateDays"));
    return new ObservationWriter(scope)
        .of(
            catalog.get(DURATION),
            rendering.code("/hipPain/onsetObservation"),
            scope.times().within(oldest, 1))
        .put("valueDateTime", onset.toString());
  }
}
