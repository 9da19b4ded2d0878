package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.cdshooks.DraftOrder;
import org.hiphooks.cdshooks.HookContext;
import org.hiphooks.knowledge.Terminology;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link DraftChart} of the drafts of a call. Drafts are read one by one and leniently; one
 * that cannot be read is named, because its silence means nothing. A draft in which nothing is
 * chosen yet is no order.
 */
public final class DraftReader {

  /** Most drafts of one call that are looked at. */
  public static final int MAX_DRAFTS = 200;

  private static final String MEDICATION = "Medication";
  private static final Set<String> TYPES =
      Set.of("MedicationRequest", "ServiceRequest", "Condition");

  private final Terminology terminology;
  private final RecordParser parser = new RecordParser(true);

  /** For one content. */
  public DraftReader(Terminology terminology) {
    this.terminology = terminology;
  }

  /**
   * Reads drafts.
   *
   * @param context the hook's context, which holds them
   * @param selectedOnly whether the call asks only about the drafts just selected
   * @param medications Medications from elsewhere that a draft may refer to
   */
  public DraftChart read(HookContext context, boolean selectedOnly, List<ObjectNode> medications) {
    List<DraftOrder> entries = new ArrayList<>(context.draftOrders());
    context.conditions().forEach(condition -> entries.add(new DraftOrder(null, condition)));
    RecordPool pool = new RecordPool(context.patientId());
    medications.forEach(pool::add);
    entries.forEach(entry -> pool.add(entry.fullUrl(), entry.resource()));
    Reading reading = new Reading(context, selectedOnly, pool, DraftLinks.of(entries));
    int drafts = 0;
    for (DraftOrder entry : entries) {
      if (TYPES.contains(entry.resource().path("resourceType").asText())) {
        drafts++;
        if (drafts > MAX_DRAFTS) {
          reading.unread(entry, Unread.Reason.TOO_MANY);
        } else {
          reading.read(entry);
        }
      }
    }
    return reading.chart();
  }

  /** The drafts of one call. */
  private final class Reading {

    private final HookContext context;
    private final boolean selectedOnly;
    private final RecordPool pool;
    private final RecordCleaner cleaner;
    private final DraftLinks links;
    private final ChartIndex index = new ChartIndex(terminology);
    private final Map<ChartRecord, ObjectNode> sent = new IdentityHashMap<>();
    private final Set<ObjectNode> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Unread> unread = new ArrayList<>();
    private final Set<String> wanted = new TreeSet<>();

    Reading(HookContext context, boolean selectedOnly, RecordPool pool, DraftLinks links) {
      this.context = context;
      this.selectedOnly = selectedOnly;
      this.pool = pool;
      this.cleaner = new RecordCleaner(terminology, pool);
      this.links = links;
    }

    DraftChart chart() {
      Chart chart =
          index.chart(
              pool,
              new Gathered(List.copyOf(sent.values()), Map.of(), Map.of(), Map.of()),
              List.of(),
              Map.of());
      return new DraftChart(chart, sent, chosen, unread, wanted);
    }

    void unread(DraftOrder entry, Unread.Reason reason) {
      boolean problem = "Condition".equals(entry.resource().path("resourceType").asText());
      Unread draft =
          problem
              ? new Unread("conditions", Unread.DRAFT_PROBLEM, reason)
              : new Unread("draftOrders", Unread.DRAFT_ORDER, reason);
      if (!unread.contains(draft)) {
        unread.add(draft);
      }
    }

    void read(DraftOrder entry) {
      String type = entry.resource().path("resourceType").asText();
      RecordShape shape = RecordShape.of(type);
      if (shape == null) {
        return;
      }
      if (pool.isOfOtherPatient(entry.resource())) {
        unread(entry, Unread.Reason.OTHER_PATIENT);
        return;
      }
      ObjectNode lean = cleaner.clean(entry.resource(), shape);
      links.mend(entry, lean);
      DraftShapes.mend(lean);
      if (shape.isOfDrug() && !isDrugRead(entry, lean, shape)) {
        return;
      }
      List<ChartIndex.Term> terms = index.termsOf(lean, shape);
      if (ChartIndex.isKnown(terms)) {
        add(entry, type, terms, ChartRecord.read(lean, parser));
      }
    }

    private void add(
        DraftOrder entry, String type, List<ChartIndex.Term> terms, @Nullable ChartRecord read) {
      if (read == null) {
        unread(entry, Unread.Reason.MALFORMED);
        return;
      }
      index.add(read, type, terms);
      sent.put(read, entry.resource());
      if (!selectedOnly || links.isSelected(entry, context.selections())) {
        chosen.add(entry.resource());
      }
    }

    /** Whether the draft names a drug in a code that can be looked up. */
    private boolean isDrugRead(DraftOrder entry, ObjectNode lean, RecordShape shape) {
      boolean coded = !Codings.at(lean, shape.codePaths().get(0)).isEmpty();
      JsonNode concept = lean.path("medicationCodeableConcept");
      JsonNode reference = lean.path("medicationReference");
      if (!coded && reference.isEmpty() && concept.path("text").asText("").isBlank()) {
        return false;
      }
      if (!coded) {
        lean.remove("medicationCodeableConcept");
        if (!cleaner.resolveMedication(entry.resource(), lean)) {
          String text = reference.path("reference").asText("");
          if (text.contains(MEDICATION + '/')) {
            wanted.add(text.substring(text.lastIndexOf('/') + 1));
          }
        }
      }
      for (JsonNode coding : Codings.at(lean, shape.codePaths().get(0))) {
        if (terminology.knowsSystem(coding.path("system").asText(""))) {
          return true;
        }
      }
      unread(entry, Unread.Reason.UNRESOLVED_MEDICATION);
      return false;
    }
  }
}
