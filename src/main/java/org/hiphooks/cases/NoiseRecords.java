package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that must change no input: of another patient, of the other side, outdated, wrong in
 * status, ruled out, not readable, or of no interest.
 */
final class NoiseRecords {

  private static final Duration BEFORE = Duration.ofDays(2);

  private final ChartScope scope;
  private final ChartWriter writer;
  private final NoiseInputs inputs;
  private final Choice choice;
  private final Discounts discounts;

  /**
   * Noise for one record.
   *
   * @param scope of the record; times are the usual ones, whatever those of the record are
   */
  NoiseRecords(ChartScope scope, InputCatalog catalog, Choice choice) {
    this.scope = scope;
    this.writer = new ChartWriter(scope, catalog);
    this.inputs = new NoiseInputs(scope, catalog);
    this.choice = choice;
    this.discounts = new Discounts(scope, choice);
  }

  /**
   * Makes noise of all kinds that are possible beside a record.
   *
   * @param count how many
   * @param own the record itself
   * @param times times of the record itself
   */
  List<ObjectNode> write(int count, List<ObjectNode> own, RecordTimes times) {
    NoiseKind[] kinds = NoiseKind.values();
    List<ObjectNode> noise = new ArrayList<>();
    int first = choice.below(kinds.length);
    for (int number = 1; number <= count; number++) {
      NoiseKind kind = kinds[(first + number) % kinds.length];
      noise.add(one(kind, scope.id("noise", String.valueOf(number)), own, times));
    }
    return noise;
  }

  private ObjectNode one(NoiseKind kind, String id, List<ObjectNode> own, RecordTimes times) {
    if (kind == NoiseKind.TWICE && !own.isEmpty()) {
      return choice.of(own).deepCopy();
    }
    List<InputDefinition> possible = inputs.of(kind);
    if (possible.isEmpty()) {
      return unrelated(id);
    }
    InputDefinition input = choice.of(possible);
    ObjectNode record = writer.one(input, value(kind, input));
    record.put("id", id);
    if (kind == NoiseKind.SUPERSEDED) {
      boolean negative = scope.vignette().isFalse(input.name());
      Instant older = times.of(input, negative).minus(BEFORE);
      return record.put("effectiveDateTime", older.toString());
    }
    return discounts.apply(kind, record, input);
  }

  /** Of the serious findings of the other hip only a negative changes nothing. */
  private JsonNode value(NoiseKind kind, InputDefinition input) {
    boolean serious = scope.rendering().texts("/noise/serious").contains(input.name());
    if (kind == NoiseKind.OTHER_SIDE && serious) {
      return Fhir.object().put("v", false).path("v");
    }
    if (kind == NoiseKind.OUTDATED && input.lookBack().startsWith("true")) {
      return Fhir.object().put("v", true).path("v");
    }
    return inputs.value(input, choice);
  }

  private ObjectNode unrelated(String id) {
    List<JsonNode> templates = new ArrayList<>();
    scope.rendering().at("/noise/unrelated").forEach(templates::add);
    ObjectNode record = (ObjectNode) choice.of(templates).deepCopy();
    String subject = record.path("resourceType").asText();
    record.put("id", id);
    record.set("AllergyIntolerance".equals(subject) ? "patient" : "subject", scope.subject());
    return record;
  }
}
