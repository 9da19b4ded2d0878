package org.hiphooks.spark;

import java.util.Set;
import org.apache.spark.sql.Row;
import org.hiphooks.replay.visit.BulkLine;
import org.hiphooks.replay.visit.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Says of each line to whom it belongs, or why it is left out. No line is lost: what is neither
 * here nor there is blank, or of a type that the content never reads.
 */
final class LineSorter {

  private static final int LONGEST_ID = 256;

  private final int slices;
  private final Set<String> types;

  /**
   * Sorts lines.
   *
   * @param slices number of slices
   * @param types FHIR types that the content reads
   */
  LineSorter(int slices, Set<String> types) {
    this.slices = slices;
    this.types = types;
  }

  /**
   * Sorts a line.
   *
   * @param text its bytes; null = it is longer than what is read
   * @return null if nobody needs it
   */
  @Nullable Row row(int file, long offset, byte @Nullable [] text) {
    if (text == null) {
      int limit = BulkLine.MAX_BYTES / (1024 * 1024);
      return StagedRow.leftOut(null, file, offset, "is longer than " + limit + " MiB");
    }
    if (BulkLine.isBlank(text)) {
      return null;
    }
    try {
      return row(BulkLine.of(text), file, offset, text);
    } catch (Unreadable e) {
      return StagedRow.leftOut(null, file, offset, e.reason());
    }
  }

  private @Nullable Row row(BulkLine line, int file, long offset, byte[] text) {
    if (line.type() == null) {
      return StagedRow.leftOut(null, file, offset, "is no resource");
    }
    if (!types.contains(line.type())) {
      return null;
    }
    if ("Medication".equals(line.type())) {
      return line.id() == null
          ? StagedRow.leftOut(line.type(), file, offset, "has no id")
          : StagedRow.shared(line, file, offset, text);
    }
    if (line.patient() == null) {
      String what = "Patient".equals(line.type()) ? "has no id" : "names no patient";
      return StagedRow.leftOut(line.type(), file, offset, what);
    }
    if (line.patient().length() > LONGEST_ID) {
      return StagedRow.leftOut(line.type(), file, offset, "the patient's id is too long");
    }
    return StagedRow.record(slices, line, file, offset, text);
  }
}
