package org.hiphooks.replay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.run.Degraded;
import org.hiphooks.replay.run.Difference;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.LeftOut;
import org.jspecify.annotations.Nullable;

/** All data of a replay as JSON, written as the results come. */
public final class JsonReport implements Report {

  /** Name and version of the format. */
  public static final String FORMAT = "hiphooks-replay/1";

  private static final int MAX_LEFT_OUT = 1000;

  private final PartialFile file;
  private final JsonGenerator json;
  private final List<LeftOut> leftOut = new ArrayList<>();

  /** Starts a report. */
  public JsonReport(Path path, Heading heading) {
    this.file = new PartialFile(path);
    try {
      this.json = new JsonFactory().createGenerator(file.writer()).useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeStringField("command", heading.command());
      json.writeStringField("target", heading.target());
      json.writeStringField("contentVersion", heading.contentVersion());
      json.writeStringField("contentHash", heading.contentHash());
      json.writeStringField("clock", heading.clock());
      json.writeStringField("started", heading.started().toString());
      json.writeStringField("machine", heading.machine());
      json.writeArrayFieldStart("visits");
    } catch (IOException e) {
      throw file.failed(e);
    }
  }

  @Override
  public void add(Result result) {
    try {
      visit(result);
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

  private void visit(Result result) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", result.visit().name());
    if (!result.visit().title().isEmpty()) {
      json.writeStringField("title", result.visit().title());
    }
    json.writeStringField("service", result.visit().service());
    json.writeStringField("at", result.visit().at().toString());
    json.writeStringField("verdict", Words.verdict(result.verdict()));
    if (result.answer().error() != null) {
      json.writeStringField("error", result.answer().error());
    }
    fields("inputs", RecordedInputs.of(result));
    json.writeNumberField("micros", result.answer().nanos() / 1000);
    json.writeArrayFieldStart("cards");
    for (AnsweredCard card : result.answer().shown()) {
      card(card);
    }
    json.writeEndArray();
    fields("assessment", result.answer().assessment());
    names(json, "failedRules", result.answer().failed());
    names(json, "unread", result.answer().unread());
    differences(result.differences());
    degraded(result.degraded());
    json.writeEndObject();
  }

  private void card(AnsweredCard card) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", card.rule());
    json.writeStringField("level", card.level());
    json.writeStringField("topic", card.topic());
    json.writeStringField("summary", card.summary());
    json.writeStringField("detail", card.detail());
    names(json, "suggestions", card.suggestions());
    json.writeEndObject();
  }

  private void differences(List<Difference> differences) throws IOException {
    if (differences.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("differences");
    for (Difference difference : differences) {
      json.writeStartObject();
      json.writeStringField("kind", Words.lower(difference.kind()));
      json.writeStringField("what", difference.what());
      json.writeStringField("expected", difference.expected());
      json.writeStringField("got", difference.got());
      if (difference.turn() != null) {
        json.writeStringField("define", difference.turn().define());
        json.writeStringField("value", difference.turn().value());
        json.writeStringField("file", difference.turn().file());
        json.writeNumberField("line", difference.turn().line());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void degraded(List<Degraded> degraded) throws IOException {
    if (degraded.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("degraded");
    for (Degraded fault : degraded) {
      json.writeStartObject();
      json.writeStringField("fault", fault.fault());
      json.writeStringField("outcome", Words.lower(fault.outcome()));
      json.writeStringField("detail", fault.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void finish(Tally tally, Ending ending) {
    try {
      json.writeEndArray();
      json.writeArrayFieldStart("leftOut");
      for (LeftOut missing : leftOut) {
        json.writeStartObject();
        json.writeStringField("place", missing.place());
        json.writeStringField("reason", missing.reason());
        json.writeBooleanField("whole", missing.whole());
        json.writeEndObject();
      }
      json.writeEndArray();
      new JsonSummary(json).write(tally, ending);
      json.writeEndObject();
      json.flush();
    } catch (IOException e) {
      throw file.failed(e);
    }
    file.finish();
  }

  private void fields(String name, @Nullable Map<String, String> fields) throws IOException {
    if (fields != null) {
      json.writeObjectFieldStart(name);
      for (Map.Entry<String, String> field : fields.entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
    }
  }

  static void names(JsonGenerator json, String name, List<String> names) throws IOException {
    if (!names.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String item : names) {
        json.writeString(item);
      }
      json.writeEndArray();
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
