package org.hiphooks.replay.diff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hiphooks.replay.report.PartialFile;
import org.hiphooks.replay.run.AnsweredCard;
import org.jspecify.annotations.Nullable;

/** The comparison as JSON, written as the results come: every visit whose answer changes. */
final class DiffJson implements AutoCloseable {

  /** Name and version of the format. */
  static final String FORMAT = "hiphooks-diff/1";

  private final @Nullable PartialFile file;
  private final @Nullable JsonGenerator json;

  DiffJson(@Nullable Path folder, String hashes, ContentChanges changes) {
    if (folder == null) {
      this.file = null;
      this.json = null;
      return;
    }
    this.file = new PartialFile(folder.resolve("diff.json"));
    try {
      this.json = new JsonFactory().createGenerator(file.writer()).useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeStringField("content", hashes);
      names(json, "thresholds", changes.thresholds());
      names(json, "defines", changes.defines());
      names(json, "cards", changes.cards());
      names(json, "files", changes.files());
      json.writeArrayFieldStart("visits");
    } catch (IOException e) {
      throw file.failed(e);
    }
  }

  void add(Change change) {
    if (file == null || json == null || change.isNone()) {
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

  void finish(Groups groups, boolean complete) {
    if (file == null || json == null) {
      return;
    }
    try {
      json.writeEndArray();
      json.writeObjectFieldStart("groups");
      for (Map.Entry<String, Long> group : groups.groups()) {
        json.writeNumberField(group.getKey(), group.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("visitsCompared", groups.visits());
      json.writeNumberField("changed", groups.changed());
      json.writeNumberField("leftOut", groups.leftOut());
      json.writeBooleanField("complete", complete);
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
    if (file != null) {
      file.close();
    }
  }
}
