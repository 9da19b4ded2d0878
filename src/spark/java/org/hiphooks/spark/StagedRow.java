package org.hiphooks.spark;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hiphooks.replay.visit.BulkLine;
import org.jspecify.annotations.Nullable;

/** A line of the input, sorted out: to which slice it belongs, to whom, and where it stood. */
final class StagedRow {

  /** Where a line goes: the number of a slice, or one of the two below. */
  static final String SLICE = "slice";

  /** Medications, which belong to nobody and are read where somebody refers to them. */
  static final int SHARED = -1;

  /** What is not evaluated, with the reason. */
  static final int LEFT_OUT = -2;

  static final String PATIENT = "patient";
  static final String REFERENCE = "reference";
  static final String RANK = "rank";
  static final String TYPE = "type";
  static final String FILE = "file";
  static final String OFFSET = "offset";
  static final String RESOURCE = "resource";
  static final String REASON = "reason";

  /** Rank of a Patient: it comes first, so that it is read however much follows. */
  static final int FIRST = 0;

  private static final int RECORD = 1;

  static final StructType SCHEMA =
      new StructType()
          .add(SLICE, DataTypes.IntegerType)
          .add(PATIENT, DataTypes.StringType)
          .add(REFERENCE, DataTypes.StringType)
          .add(RANK, DataTypes.IntegerType)
          .add(TYPE, DataTypes.StringType)
          .add(FILE, DataTypes.IntegerType)
          .add(OFFSET, DataTypes.LongType)
          .add(RESOURCE, DataTypes.BinaryType)
          .add(REASON, DataTypes.StringType);

  private StagedRow() {}

  static Row record(int slices, BulkLine line, int file, long offset, byte[] text) {
    String patient = String.valueOf(line.patient());
    int rank = "Patient".equals(line.type()) ? FIRST : RECORD;
    return RowFactory.create(
        slice(patient, slices), patient, line.drug(), rank, line.type(), file, offset, text, null);
  }

  static Row shared(BulkLine line, int file, long offset, byte[] text) {
    String reference = line.type() + "/" + line.id();
    return RowFactory.create(
        SHARED, null, reference, RECORD, line.type(), file, offset, text, null);
  }

  static Row leftOut(@Nullable String type, int file, long offset, String reason) {
    return RowFactory.create(LEFT_OUT, null, null, RECORD, type, file, offset, null, reason);
  }

  /** The slice of a patient, the same in every run with as many slices. */
  static int slice(String patient, int slices) {
    int mixed = patient.hashCode() * 0x9E3779B9;
    return Math.floorMod(mixed ^ mixed >>> 15, slices);
  }
}
