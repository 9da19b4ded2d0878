package org.hiphooks.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are sorted by patient, patient by patient. Memory holds one patient up to the limits;
 * what lies beyond is counted and passed over.
 */
final class PatientRuns implements Iterator<PatientLines> {

  /** Columns of the rows, in order. */
  static final String[] COLUMNS = {
    StagedRow.PATIENT,
    StagedRow.RANK,
    StagedRow.FILE,
    StagedRow.OFFSET,
    StagedRow.TYPE,
    StagedRow.RESOURCE
  };

  private static final int FILE = 2;
  private static final int OFFSET = 3;
  private static final int TYPE = 4;
  private static final int RESOURCE = 5;

  private final Iterator<Row> rows;
  private final PatientLimits limits;
  private @Nullable Row ahead;

  PatientRuns(Iterator<Row> rows, PatientLimits limits) {
    this.rows = rows;
    this.limits = limits;
  }

  @Override
  public boolean hasNext() {
    return ahead != null || rows.hasNext();
  }

  @Override
  public PatientLines next() {
    Row row = ahead == null ? rows.next() : ahead;
    ahead = null;
    String patient = row.getString(0);
    List<PatientLines.Line> lines = new ArrayList<>();
    Set<String> unread = new TreeSet<>();
    long total = 0;
    long bytes = 0;
    while (row != null && patient.equals(row.getString(0))) {
      total++;
      byte[] text = row.getAs(RESOURCE);
      if (lines.size() < limits.records() && bytes + text.length <= limits.bytes()) {
        lines.add(
            new PatientLines.Line(
                row.getString(TYPE), row.getInt(FILE), row.getLong(OFFSET), text));
        bytes += text.length;
      } else {
        unread.add(row.getString(TYPE));
      }
      row = rows.hasNext() ? rows.next() : null;
    }
    ahead = row;
    if (total == 0) {
      throw new NoSuchElementException();
    }
    return new PatientLines(patient, lines, total, unread);
  }
}
