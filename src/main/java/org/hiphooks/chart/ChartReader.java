package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.PrefetchKey;
import org.hiphooks.knowledge.Terminology;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Chart} of what a client sent: pools the resources, keeps those of the patient
 * whose codes the content knows, parses them one by one and indexes them. A record that cannot be
 * read is named in {@link Chart#unread()}; it never loses the others.
 */
public final class ChartReader {

  private final Terminology terminology;
  private final List<PrefetchKey> keys;
  private final RecordParser parser;

  /** For one content. */
  public ChartReader(Terminology terminology, List<PrefetchKey> keys) {
    this.terminology = terminology;
    this.keys = List.copyOf(keys);
    this.parser = new RecordParser();
  }

  /**
   * Reads the prefetch of one request.
   *
   * @param patientId logical id of the patient
   * @param prefetch values by key; JSON null is a value
   */
  public Chart read(String patientId, Map<String, JsonNode> prefetch) {
    PrefetchReader.Answer answer = PrefetchReader.read(prefetch, keys);
    List<Unread> unread = new ArrayList<>();
    for (PrefetchKey key : keys) {
      KeyState state = answer.states().get(key.name());
      if (state != null && !state.isRead()) {
        unread.add(new Unread(key.name(), key.resourceType(), reason(state)));
      }
    }
    return read(patientId, answer, unread);
  }

  private Chart read(String patientId, PrefetchReader.Answer answer, List<Unread> unread) {
    RecordPool pool = new RecordPool(patientId);
    answer.resources().forEach(pool::add);
    RecordCleaner cleaner = new RecordCleaner(terminology, pool);
    ChartIndex index = new ChartIndex(terminology);
    for (ObjectNode record : pool.records()) {
      Unread problem = readRecord(record, cleaner, index);
      if (problem != null && !unread.contains(problem)) {
        unread.add(problem);
      }
    }
    return index.chart(patientId, answer.states(), unread, answer.resources().size());
  }

  private @Nullable Unread readRecord(ObjectNode record, RecordCleaner cleaner, ChartIndex index) {
    String type = record.path("resourceType").asText();
    RecordShape shape = RecordShape.of(type);
    if (shape == null) {
      return null;
    }
    ObjectNode lean = cleaner.clean(record, shape);
    if (shape.codePaths().contains("medication") && !cleaner.resolveMedication(record, lean)) {
      return new Unread(type, type, Unread.Reason.UNRESOLVED_MEDICATION);
    }
    ChartIndex.Terms terms = index.termsOf(lean, shape);
    if (terms.isEmpty() && !"Patient".equals(type)) {
      return null;
    }
    Resource resource = parser.parse(lean);
    if (resource == null) {
      return new Unread(type, type, Unread.Reason.MALFORMED);
    }
    index.add(resource, type, terms);
    return null;
  }

  private static Unread.Reason reason(KeyState state) {
    return switch (state) {
      case FAILED -> Unread.Reason.FAILED;
      case INCOMPLETE -> Unread.Reason.INCOMPLETE;
      case MISSING, PRESENT, EMPTY -> Unread.Reason.NOT_SUPPLIED;
    };
  }
}
