package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Reports for machines. Members are never removed and keep their meaning while {@code version}
 * stays the same; new ones may come.
 */
final class JsonReport {

  private static final int VERSION = 1;

  private JsonReport() {}

  /** What was found. A line or column of 0 means the whole file or line. */
  static ObjectNode of(CheckReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", "hiphooks-check").put("version", VERSION);
    json.put("files", report.files())
        .put("errors", report.errors())
        .put("warnings", report.warnings())
        .put("milliseconds", report.took().toMillis());
    ArrayNode problems = json.putArray("problems");
    report.problems().forEach(problem -> problems.add(of(problem)));
    return json;
  }

  private static ObjectNode of(ContentProblem problem) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", problem.file())
        .put("line", problem.line())
        .put("column", problem.column())
        .put("width", problem.place().width())
        .put("pointer", problem.place().pointer())
        .put("severity", problem.severity().word())
        .put("code", problem.code().code())
        .put("message", problem.message())
        .put("remedy", problem.remedy())
        .put("excerpt", problem.excerpt());
    return json;
  }

  /** Settings with the value that holds here. */
  static ObjectNode of(Map<String, Setting> settings, Map<String, ?> values) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", "hiphooks-settings").put("version", VERSION);
    ArrayNode list = json.putArray("settings");
    settings.forEach(
        (name, setting) -> {
          ObjectNode one = list.addObject();
          one.put("name", name).put("type", setting.type());
          putNumber(one, "min", setting.min());
          putNumber(one, "max", setting.max());
          one.putPOJO("default", setting.defaultValue());
          Object value = values.get(name);
          one.putPOJO("value", value == null ? setting.defaultValue() : value);
          one.put("unit", setting.unit()).put("mark", setting.mark()).put("text", setting.text());
        });
    return json;
  }

  private static void putNumber(ObjectNode json, String name, @Nullable BigDecimal number) {
    if (number != null) {
      json.put(name, number);
    }
  }
}
