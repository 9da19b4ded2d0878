package org.hiphooks.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.knowledge.Content;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/**
 * Records of all kinds, broken in one to three places: what is read without HAPI is what HAPI
 * reads, to the last child. {@code -Dhiphooks.records=1000000} breaks as many.
 */
class ElementFuzzTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final int RECORDS = Integer.getInteger("hiphooks.records", 20_000);
  private static final long SEED = Long.getLong("hiphooks.seed", 42);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final RecordParser HAPI = new RecordParser(false);

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          " x",
          "x ",
          "x\ty",
          "a b",
          "final",
          "FINAL",
          "true",
          "6",
          "#c",
          "a/b",
          "http://snomed.info/sct",
          "urn:oid:2.16.840.1.113883.6.96",
          "2026",
          "2026-13",
          "2026-02-29",
          "2024-02-29",
          "2026-05-31T08:15:00Z",
          "2026-05-31T08:15:00z",
          "2026-05-31T08:15:00.1Z",
          "2026-05-31T08:15:00.123456Z",
          "2026-05-31T08:15:60Z",
          "2026-05-31T24:00:00Z",
          "2026-05-31T08:15:00+14:00",
          "2026-05-31T08:15:00-00:00",
          "2026-05-31T08:15:00+05:45",
          "0000-01-01",
          "0999-01-01",
          "9999-12-31",
          "10000-01-01",
          "２０２６",
          "mg",
          "<",
          "<=",
          "\u0000",
          "\uD800",
          "Patient/p",
          "é");

  private final Random random = new Random(SEED);

  private static List<ObjectNode> records() {
    CaseLibrary cases = CaseLibrary.load(Content.embedded());
    List<ObjectNode> records = new ArrayList<>();
    for (Case vignette : cases.all()) {
      ObjectNode request =
          cases.renderer().request(vignette, NOW, RenderOptions.plain().withNoise(3));
      request.path("prefetch").forEach(value -> collect(value, records));
      request.at("/context/draftOrders").forEach(value -> collect(value, records));
    }
    return records;
  }

  private static void collect(JsonNode value, List<ObjectNode> into) {
    if ("Bundle".equals(value.path("resourceType").asText())) {
      value.path("entry").forEach(entry -> collect(entry.path("resource"), into));
    } else if (value instanceof ObjectNode record
        && RecordShape.of(record.path("resourceType").asText()) != null) {
      into.add(record);
    }
  }

  @Test
  void whatIsReadWithoutHapiIsWhatHapiReads() {
    List<ObjectNode> records = records();
    int own = 0;
    int refused = 0;
    for (int i = 0; i < RECORDS; i++) {
      ObjectNode record = records.get(random.nextInt(records.size())).deepCopy();
      RecordShape shape = requireNonNull(RecordShape.of(record.path("resourceType").asText()));
      for (int faults = random.nextInt(4); faults > 0; faults--) {
        spoil(record);
      }
      ObjectNode lean = lean(record, shape);
      Element read = ElementReader.read(lean);
      if (read == null) {
        refused++;
        continue;
      }
      own++;
      Resource parsed = HAPI.parse(lean);
      assertThat(parsed).as("seed %d, record %d: %s", SEED, i, lean).isNotNull();
      if (parsed != null) {
        assertThat(SameElements.isSame(read, ElementCopy.of(parsed)))
            .as("seed %d, record %d: %s", SEED, i, lean)
            .isTrue();
      }
    }
    assertThat(own).as("read without HAPI").isGreaterThan(RECORDS / 3);
    assertThat(refused).as("left to HAPI").isGreaterThan(RECORDS / 10);
  }

  private static ObjectNode lean(ObjectNode record, RecordShape shape) {
    ObjectNode lean = JSON.objectNode();
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      String name = field.getKey();
      if ("resourceType".equals(name) || "id".equals(name) || shape.keeps(name)) {
        lean.set(name, field.getValue());
      }
    }
    return lean;
  }

  /** Changes something at a place of the record that chance finds. */
  private void spoil(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.remove("resourceType");
    if (names.isEmpty()) {
      object.set(TEXTS.get(random.nextInt(TEXTS.size())), anything());
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    JsonNode value = object.get(name);
    if (value.isContainerNode() && random.nextInt(3) > 0) {
      JsonNode inner = value.isArray() && !value.isEmpty() ? value.get(0) : value;
      if (inner instanceof ObjectNode deeper) {
        spoil(deeper);
        return;
      }
    }
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name, anything());
      case 2 -> object.set(name, JSON.arrayNode().add(value));
      case 3 -> object.set(name + (random.nextBoolean() ? "x" : ""), anything());
      case 4 -> object.set("_" + name, JSON.objectNode().put("id", "e"));
      default -> renamed(object, name, value);
    }
  }

  /** Another variant of a choice, or something else that FHIR may know. */
  private void renamed(ObjectNode object, String name, JsonNode value) {
    List<String> others =
        List.of(
            "valueString", "valueCode", "effectiveDateTime", "onsetAge", "code", "system", "value");
    if (random.nextBoolean()) {
      object.remove(name);
    }
    object.set(others.get(random.nextInt(others.size())), value);
  }

  private JsonNode anything() {
    return switch (random.nextInt(9)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt(200) - 100);
      case 3 -> JSON.numberNode(new BigDecimal(random.nextInt(1000)).movePointLeft(2));
      case 4 -> JSON.numberNode(Long.MAX_VALUE);
      case 5 -> JSON.objectNode();
      case 6 -> JSON.arrayNode();
      default -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }
}
