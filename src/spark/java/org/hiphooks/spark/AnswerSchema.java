package org.hiphooks.spark;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of answers as they are kept between evaluation and tables, one row a visit. */
final class AnswerSchema {

  static final String PATIENT = "patient";
  static final String SERVICE = "service";
  static final String ERROR = "error";
  static final String MICROS = "micros";
  static final String CARDS = "cards";
  static final String FACTS = "facts";
  static final String ASSESSMENT = "assessment";
  static final String FAILED = "failed";
  static final String UNREAD = "unread";
  static final String READ = "read";
  static final String USABLE = "usable";
  static final String RECORDS = "records";
  static final String FULLY_READ = "fully_read";
  static final String DEFINES = "defines";
  static final String LIMITS = "limits";
  static final String LEFT_OUT = "left_out";

  private static final ArrayType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

  static final StructType CARD =
      new StructType()
          .add("rule", DataTypes.StringType)
          .add("level", DataTypes.StringType)
          .add("shown", DataTypes.BooleanType)
          .add("counted", DataTypes.BooleanType)
          .add("topic", DataTypes.StringType)
          .add("summary", DataTypes.StringType)
          .add("detail", DataTypes.StringType)
          .add("suggestions", TEXTS);

  static final StructType FACT =
      new StructType()
          .add("input", DataTypes.StringType)
          .add("type", DataTypes.StringType)
          .add("value", DataTypes.StringType)
          .add("recorded_at", DataTypes.StringType)
          .add("side", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("not_used", DataTypes.IntegerType)
          .add("failed", DataTypes.BooleanType);

  static final StructType NAMED =
      new StructType().add("name", DataTypes.StringType).add("value", DataTypes.StringType);

  static final StructType COUNT =
      new StructType().add("name", DataTypes.StringType).add("count", DataTypes.IntegerType);

  static final StructType LEFT =
      new StructType()
          .add("file", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("whole", DataTypes.BooleanType);

  static final StructType ROW =
      new StructType()
          .add(PATIENT, DataTypes.StringType)
          .add(SERVICE, DataTypes.StringType)
          .add(ERROR, DataTypes.StringType)
          .add(MICROS, DataTypes.LongType)
          .add(CARDS, DataTypes.createArrayType(CARD, false))
          .add(FACTS, DataTypes.createArrayType(FACT, false))
          .add(ASSESSMENT, DataTypes.createArrayType(NAMED, false))
          .add(FAILED, TEXTS)
          .add(UNREAD, TEXTS)
          .add(READ, DataTypes.createArrayType(COUNT, false))
          .add(USABLE, DataTypes.createArrayType(COUNT, false))
          .add(RECORDS, DataTypes.LongType)
          .add(FULLY_READ, DataTypes.BooleanType)
          .add(DEFINES, DataTypes.BinaryType)
          .add(LIMITS, DataTypes.BinaryType)
          .add(LEFT_OUT, DataTypes.createArrayType(LEFT, false));

  private AnswerSchema() {}
}
