package org.hiphooks.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  private final Random random = new Random(SEED);
  private final Spoiler spoiler = new Spoiler(random);

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
        spoiler.spoil(record);
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
}
