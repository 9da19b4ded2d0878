package org.hiphooks.replay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.hiphooks.replay.coverage.Coverage;
import org.hiphooks.replay.run.Differing;
import org.hiphooks.replay.run.FaultCount;
import org.hiphooks.replay.run.Outcome;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.RuleCount;
import org.hiphooks.replay.run.Tally;

/** The counts at the end of a report in JSON. */
final class JsonSummary {

  private final JsonGenerator json;

  JsonSummary(JsonGenerator json) {
    this.json = json;
  }

  void write(Tally tally, Ending ending) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeBooleanField("complete", ending.complete());
    json.writeStringField("why", ending.why());
    json.writeNumberField("millis", ending.duration().toMillis());
    json.writeNumberField("visits", tally.visits());
    for (Result.Verdict verdict : Result.Verdict.values()) {
      json.writeNumberField(Words.verdict(verdict), tally.of(verdict));
    }
    json.writeNumberField("leftOut", tally.leftOut());
    json.writeNumberField("withCritical", tally.withCritical());
    json.writeObjectFieldStart("rules");
    for (Map.Entry<String, RuleCount> rule : tally.rules().entrySet()) {
      rule(rule.getKey(), rule.getValue());
    }
    json.writeEndObject();
    counts("cardsPerVisit", tally.cardsPerVisit().entrySet());
    counts("missingInputs", tally.missingInputs());
    counts("unread", tally.unread());
    counts("recordsRead", tally.read().entrySet());
    if (tally.coverage() != null) {
      coverage(tally.coverage());
    }
    latency(tally);
    faults(tally.faults());
    json.writeEndObject();
  }

  /** Of each fault the sum first, then by group of visits. */
  private void faults(FaultCount count) throws IOException {
    json.writeObjectFieldStart("faults");
    for (String fault : count.faults()) {
      json.writeObjectFieldStart(fault);
      for (Outcome outcome : Outcome.values()) {
        json.writeNumberField(Words.lower(outcome), count.of(fault, outcome));
      }
      for (String group : FaultCount.GROUPS) {
        json.writeObjectFieldStart(group);
        for (Outcome outcome : Outcome.values()) {
          json.writeNumberField(Words.lower(outcome), count.of(fault, group, outcome));
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void rule(String name, RuleCount count) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("fired", count.fired());
    json.writeNumberField("critical", count.critical());
    json.writeNumberField("expected", count.expectedCards());
    json.writeNumberField("missed", count.missed());
    json.writeNumberField("extra", count.extra());
    json.writeNumberField("otherLevel", count.otherLevel());
    JsonReport.names(json, "visits", count.visits().stream().map(Differing::name).toList());
    json.writeEndObject();
  }

  private void coverage(Coverage coverage) throws IOException {
    json.writeArrayFieldStart("defines");
    for (Coverage.DefineCount count : coverage.defines()) {
      json.writeStartObject();
      json.writeStringField("define", count.define().toString());
      json.writeNumberField("true", count.isTrue());
      json.writeNumberField("false", count.isFalse());
      json.writeNumberField("null", count.isNull());
      json.writeNumberField("other", count.otherValue());
      json.writeNumberField("failed", count.failed());
      json.writeNumberField("never", count.never());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("limits");
    for (Coverage.BoundaryCount count : coverage.boundaries()) {
      json.writeStartObject();
      json.writeStringField("input", count.boundary().input());
      json.writeNumberField("limit", count.boundary().limit());
      json.writeStringField("setting", count.boundary().setting());
      json.writeNumberField("below", count.below());
      json.writeNumberField("at", count.at());
      json.writeNumberField("above", count.above());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void latency(Tally tally) throws IOException {
    json.writeObjectFieldStart("micros");
    for (double percentile : Words.PERCENTILES) {
      json.writeNumberField(
          "p" + Words.number(percentile), tally.micros().getValueAtPercentile(percentile));
    }
    json.writeNumberField("max", tally.micros().getMaxValue());
    json.writeEndObject();
  }

  private <K> void counts(String name, Iterable<Map.Entry<K, Long>> counts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<K, Long> count : counts) {
      json.writeNumberField(
          count.getKey() instanceof Enum<?> key ? Words.lower(key) : String.valueOf(count.getKey()),
          count.getValue());
    }
    json.writeEndObject();
  }
}
