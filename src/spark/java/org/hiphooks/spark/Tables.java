package org.hiphooks.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.to_timestamp;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables that a job leaves, made of its answers. */
final class Tables {

  private static final String CARD = "card";
  private static final String FACT = "fact";
  private static final String LEFT = "left";

  private final Dataset<Row> answers;

  Tables(Dataset<Row> answers) {
    this.answers = answers;
  }

  private Dataset<Row> asked() {
    return answers.where(col(AnswerSchema.SERVICE).isNotNull());
  }

  /** One row a card, those that another card stands for among them. */
  Dataset<Row> cards() {
    return asked()
        .select(
            col(AnswerSchema.PATIENT),
            col(AnswerSchema.SERVICE),
            posexplode(col(AnswerSchema.CARDS)).as(new String[] {"position", CARD}))
        .select(
            col(AnswerSchema.PATIENT),
            col(AnswerSchema.SERVICE),
            col("position"),
            col("card.rule"),
            col("card.level"),
            col("card.shown"),
            col("card.counted"),
            col("card.topic"),
            col("card.summary"),
            col("card.detail"),
            col("card.suggestions"));
  }

  /** One row a patient, service and input that has a value, or whose records were not used. */
  Dataset<Row> evidence() {
    return asked()
        .select(
            col(AnswerSchema.PATIENT),
            col(AnswerSchema.SERVICE),
            explode(col(AnswerSchema.FACTS)).as(FACT))
        .select(
            col(AnswerSchema.PATIENT),
            col(AnswerSchema.SERVICE),
            col("fact.input"),
            col("fact.type"),
            col("fact.value"),
            to_timestamp(col("fact.recorded_at")).as("recorded_at"),
            col("fact.side"),
            col("fact.source"),
            col("fact.not_used"),
            col("fact.failed"));
  }

  /** One row a patient and service that was asked. */
  Dataset<Row> visits() {
    return asked()
        .select(
            col(AnswerSchema.PATIENT),
            col(AnswerSchema.SERVICE),
            size(filter(col(AnswerSchema.CARDS), card -> card.getField("shown"))).as("cards"),
            expr("array_min(transform(cards, c -> CASE c.level WHEN 'critical' THEN '1critical'"
                    + " WHEN 'warning' THEN '2warning' ELSE '3info' END))")
                .substr(2, 8)
                .as("level"),
            col(AnswerSchema.ERROR),
            col(AnswerSchema.FAILED).as("failed_rules"),
            col(AnswerSchema.UNREAD),
            expr("get(filter(assessment, f -> f.name = 'gaps'), 0).value").as("gaps"),
            col(AnswerSchema.RECORDS),
            col(AnswerSchema.FULLY_READ),
            col(AnswerSchema.MICROS));
  }

  /** What evaluation left out of patients: no Patient, too many records, a broken record. */
  Dataset<Row> leftOut() {
    return answers
        .select(col(AnswerSchema.PATIENT), explode(col(AnswerSchema.LEFT_OUT)).as(LEFT))
        .select(
            col("left.file").as(StagedRow.FILE),
            col("left.offset").as(StagedRow.OFFSET),
            col(AnswerSchema.PATIENT),
            lit(null).cast("string").as(StagedRow.TYPE),
            col("left.reason").as(StagedRow.REASON),
            col("left.whole").as("whole"));
  }
}
