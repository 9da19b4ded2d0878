package org.hiphooks.replay.diff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.replay.diff.RuleMoves.Move;
import org.hiphooks.replay.report.Ending;
import org.hiphooks.replay.report.PartialFile;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.visit.LeftOut;

/** The comparison as JSON, written as the results come: every visit whose answer changes. */
final class DiffJson implements DiffReport {

  /** Name and version of the format. */
  static final String FORMAT = "hiphooks-diff/1";

  private final PartialFile file;
  private static final int MAX_LEFT_OUT = 1000;

  private final JsonGenerator json;
  private final List<LeftOut> leftOut = new ArrayList<>();

  DiffJson(Path folder, Contents contents, ContentChanges changes) {
    this.file = new PartialFile(folder.resolve("diff.json"));
    try {
      this.json = new JsonFactory().createGenerator(file.writer()).useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeStringField("before", contents.before());
      json.writeStringField("after", contents.after());
      names(json, "thresholds", changes.thresholds());
      names(json, "defines", changes.defines());
      names(json, "cards", changes.cards());
      names(json, "files", changes.files());
      json.writeArrayFieldStart("visits");
    } catch (IOException e) {
      throw file.failed(e);
    }
  }

  @Override
  public void add(Change change) {
    if (change.isNone()) {
      return;
    }
    try {
      json.writeStartObject();
      json.writeStringField("name", change.visit().name());
      json.writeStringField("service", change.visit().service());
      names(json, "before", change.before().shown().stream().map(AnsweredCard::name).toList());
      names(json, "after", change.after().shown().stream().map(AnsweredCard::name).toList());
      names(json, "changes", change.changes());
      names(json, "causes", change.causes().stream().map(Cause::words).toList());
      json.writeEndObject();
    } catch (IOException e) {
      throw file.failed(e);
    }
  }

  @Override
  public void add(LeftOut missing) {
    if (leftOut.size() < MAX_LEFT_OUT) {
      leftOut.add(missing);
    }
  }

  @Override
  public void finish(Groups groups, Ending ending) {
    try {
      json.writeEndArray();
      json.writeArrayFieldStart("notRead");
      for (LeftOut missing : leftOut) {
        json.writeStartObject();
        json.writeStringField("place", missing.place());
        json.writeStringField("reason", missing.reason());
        json.writeBooleanField("whole", missing.whole());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("rules");
      for (Map.Entry<String, Move> rule : groups.rules().byRule().entrySet()) {
        json.writeObjectFieldStart(rule.getKey());
        json.writeNumberField("before", rule.getValue().before());
        json.writeNumberField("after", rule.getValue().after());
        json.writeNumberField("gained", rule.getValue().gained());
        json.writeNumberField("lost", rule.getValue().lost());
        json.writeNumberField("otherLevel", rule.getValue().otherLevel());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeObjectFieldStart("groups");
      for (Map.Entry<String, Long> group : groups.groups()) {
        json.writeNumberField(group.getKey(), group.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("visitsCompared", groups.visits());
      json.writeNumberField("changed", groups.changed());
      json.writeNumberField("leftOut", groups.leftOut());
      json.writeBooleanField("complete", ending.complete());
      json.writeNumberField("millis", ending.duration().toMillis());
      json.writeEndObject();
      json.flush();
    } catch (IOException e) {
      throw file.failed(e);
    }
    file.finish();
  }

  private static void names(JsonGenerator json, String name, List<String> names)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String item : names) {
      json.writeString(item);
    }
    json.writeEndArray();
  }

  @Override
  public void close() {
    file.close();
  }
}
