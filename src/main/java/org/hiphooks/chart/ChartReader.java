package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.cdshooks.HookContext;
import org.hiphooks.cdshooks.Sieve;
import org.hiphooks.knowledge.PrefetchKey;
import org.hiphooks.knowledge.Terminology;
import org.hiphooks.net.Sender;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Chart} of what a client sent: pools the resources, keeps those of the patient
 * whose codes the content knows, parses them one by one and indexes them. A record that cannot be
 * read is named in {@link Chart#unread()}; it never loses the others.
 */
public final class ChartReader {

  private static final String PATIENT = "Patient";

  private final Terminology terminology;
  private final List<PrefetchKey> keys;
  private final RecordParser parser;
  private final CodeWatch watch;
  private final Sieve sieve;

  /** For one content. */
  public ChartReader(Terminology terminology, List<PrefetchKey> keys) {
    this(terminology, keys, CodeWatch.NONE);
  }

  /**
   * For one content.
   *
   * @param watch counts codes that it does not understand
   */
  public ChartReader(Terminology terminology, List<PrefetchKey> keys, CodeWatch watch) {
    this.watch = watch;
    this.sieve = new RecordSieve(terminology);
    this.terminology = terminology;
    this.keys = List.copyOf(keys);
    this.parser = new RecordParser(false);
  }

  /** What it looks at of what is sent ahead. */
  public Sieve sieve() {
    return sieve;
  }

  /**
   * Reads the prefetch of one request.
   *
   * @param patientId logical id of the patient
   * @param prefetch values by key; JSON null is a value
   */
  public Chart read(String patientId, Map<String, JsonNode> prefetch) {
    return read(patientId, PrefetchReader.read(prefetch, keys));
  }

  /**
   * Reads the prefetch of one request and asks a FHIR server for what is missing.
   *
   * @param context the hook's context, which fills the templates
   * @param prefetch values by key; JSON null is a value
   * @param access leave to ask
   * @param http the client to ask with
   * @param deadline {@link System#nanoTime()} after which nothing is waited for
   */
  public Chart read(
      HookContext context,
      Map<String, JsonNode> prefetch,
      FhirAccess access,
      Sender http,
      long deadline) {
    FhirFetcher fetcher = new FhirFetcher(http, access, deadline);
    ChartGatherer gatherer = new ChartGatherer(keys, fetcher, access, context);
    return read(context.patientId(), gatherer.complete(PrefetchReader.read(prefetch, keys)));
  }

  /** Reads again what was gathered before. */
  public Chart read(KeptRecords kept) {
    return read(
        kept.patientId(), new Gathered(kept.resources(), kept.states(), kept.reasons(), Map.of()));
  }

  /** The Medications among what a client sent ahead, to which drafts may refer. */
  public List<ObjectNode> medications(Map<String, JsonNode> prefetch) {
    return PrefetchReader.read(prefetch, keys).resources().stream()
        .filter(resource -> "Medication".equals(resource.path("resourceType").asText()))
        .toList();
  }

  /**
   * Asks a FHIR server for Medications.
   *
   * @param ids their ids
   * @param deadline {@link System#nanoTime()} after which nothing is waited for
   */
  public List<ObjectNode> medications(
      Set<String> ids, FhirAccess access, Sender http, long deadline) {
    return access.mayRead("Medication")
        ? new MedicationFetcher(new FhirFetcher(http, access, deadline)).fetch(ids)
        : List.of();
  }

  private Chart read(String patientId, Gathered gathered) {
    List<Unread> unread = new ArrayList<>();
    for (PrefetchKey key : keys) {
      KeyState state = gathered.states().getOrDefault(key.name(), KeyState.MISSING);
      if (!state.isRead()) {
        Unread.Reason reason = gathered.reasons().getOrDefault(key.name(), reason(state));
        unread.add(new Unread(key.name(), key.resourceType(), reason));
      }
    }
    RecordPool pool = new RecordPool(patientId);
    gathered.resources().forEach(pool::add);
    RecordCleaner cleaner = new RecordCleaner(terminology, pool);
    ChartIndex index = new ChartIndex(terminology);
    Map<String, Integer> read = new HashMap<>();
    for (ObjectNode record : pool.records()) {
      read.merge(record.path("resourceType").asText(), 1, Integer::sum);
      Unread problem = readRecord(record, cleaner, index);
      if (problem != null && !unread.contains(problem)) {
        unread.add(problem);
      }
    }
    return index.chart(pool, gathered, unread, read);
  }

  private @Nullable Unread readRecord(ObjectNode record, RecordCleaner cleaner, ChartIndex index) {
    RecordShape shape = RecordShape.of(record.path("resourceType").asText());
    if (shape == null) {
      return null;
    }
    boolean isSimple = terminology.local().isEmpty() && cleaner.isCodedItself(record, shape);
    return isSimple
        ? readSimple(record, shape, cleaner, index)
        : readCleaned(record, shape, cleaner, index);
  }

  /** A record that the content cannot use, as most are, is not even copied. */
  private @Nullable Unread readSimple(
      ObjectNode record, RecordShape shape, RecordCleaner cleaner, ChartIndex index) {
    List<ChartIndex.Term> terms = index.termsOf(record, shape);
    if (!ChartIndex.isKnown(terms) && !PATIENT.equals(shape.type())) {
      notUnderstood(terms, shape);
      return null;
    }
    return add(ChartRecord.read(record, shape, cleaner, parser), shape, terms, index);
  }

  private @Nullable Unread readCleaned(
      ObjectNode record, RecordShape shape, RecordCleaner cleaner, ChartIndex index) {
    ObjectNode lean = cleaner.clean(record, shape);
    if (shape.isOfDrug() && !cleaner.resolveMedication(record, lean)) {
      return new Unread(shape.type(), shape.type(), Unread.Reason.UNRESOLVED_MEDICATION);
    }
    List<ChartIndex.Term> terms = index.termsOf(lean, shape);
    if (!ChartIndex.isKnown(terms) && !PATIENT.equals(shape.type())) {
      notUnderstood(terms, shape);
      return null;
    }
    return add(ChartRecord.read(lean, parser), shape, terms, index);
  }

  private static @Nullable Unread add(
      @Nullable ChartRecord record,
      RecordShape shape,
      List<ChartIndex.Term> terms,
      ChartIndex index) {
    if (record == null) {
      return new Unread(shape.type(), shape.type(), Unread.Reason.MALFORMED);
    }
    index.add(record, shape.type(), terms);
    return null;
  }

  private void notUnderstood(List<ChartIndex.Term> terms, RecordShape shape) {
    for (ChartIndex.Term term : terms) {
      if (!term.system().isEmpty() && !terminology.local().isIgnored(term.system(), term.code())) {
        watch.notUnderstood(shape.type(), term.system(), term.code());
      }
    }
  }

  private static Unread.Reason reason(KeyState state) {
    return switch (state) {
      case FAILED -> Unread.Reason.FAILED;
      case INCOMPLETE -> Unread.Reason.INCOMPLETE;
      case MISSING, PRESENT, EMPTY -> Unread.Reason.NOT_SUPPLIED;
    };
  }
}
