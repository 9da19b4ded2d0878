package org.hiphooks.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/**
 * Records as they fill an ordinary chart: laboratory, vital signs, problems, drugs, procedures,
 * reports and visits that have nothing to do with a hip, with all the elements that an EHR writes.
 */
final class OrdinaryChart {

  private static final String LOINC = "http://loinc.org";
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/";
  private static final int SEED = 7;

  /** A thing that is recorded, under its code. */
  private record Term(String system, String code, String display, String unit) {}

  private static final List<Term> MEASURED =
      List.of(
          new Term(LOINC, "2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL"),
          new Term(LOINC, "2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL"),
          new Term(LOINC, "2951-2", "Sodium [Moles/volume] in Serum or Plasma", "mmol/L"),
          new Term(LOINC, "2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L"),
          new Term(LOINC, "718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL"),
          new Term(LOINC, "777-3", "Platelets [#/volume] in Blood", "10*3/uL"),
          new Term(LOINC, "2093-3", "Cholesterol [Mass/volume] in Serum or Plasma", "mg/dL"),
          new Term(LOINC, "1742-6", "Alanine aminotransferase [Enzymatic activity/volume]", "U/L"),
          new Term(LOINC, "8867-4", "Heart rate", "/min"),
          new Term(LOINC, "9279-1", "Respiratory rate", "/min"),
          new Term(LOINC, "8480-6", "Systolic blood pressure", "mm[Hg]"),
          new Term(LOINC, "2708-6", "Oxygen saturation in Arterial blood", "%"));
  private static final List<Term> PROBLEMS =
      List.of(
          new Term(SNOMED, "59621000", "Essential hypertension", ""),
          new Term(SNOMED, "44054006", "Diabetes mellitus type 2", ""),
          new Term(SNOMED, "55822004", "Hyperlipidaemia", ""),
          new Term(SNOMED, "195662009", "Acute viral pharyngitis", ""),
          new Term(SNOMED, "444814009", "Viral sinusitis", ""));
  private static final List<Term> DRUGS =
      List.of(
          new Term(RXNORM, "314076", "Lisinopril 10 MG Oral Tablet", ""),
          new Term(RXNORM, "860975", "Metformin 500 MG Extended Release Oral Tablet", ""),
          new Term(RXNORM, "617310", "Atorvastatin 20 MG Oral Tablet", ""));
  private static final List<Term> DONE =
      List.of(
          new Term(SNOMED, "430193006", "Medication reconciliation", ""),
          new Term(SNOMED, "710824005", "Assessment of health and social care needs", ""),
          new Term(SNOMED, "73761001", "Colonoscopy", ""));
  private static final List<Term> REPORTS =
      List.of(
          new Term(LOINC, "36643-5", "XR Chest 2 Views", ""),
          new Term(LOINC, "24606-6", "MG Breast Screening", ""));

  private final Random random = new Random(SEED);
  private final ObjectNode prefetch;
  private final String patient;
  private int made;

  private OrdinaryChart(ObjectNode prefetch, String patient) {
    this.prefetch = prefetch;
    this.patient = patient;
  }

  /** Adds so many records to what a call sends ahead. */
  static void add(ObjectNode request, int count) {
    OrdinaryChart chart =
        new OrdinaryChart(
            request.withObject("/prefetch"), request.at("/context/patientId").asText());
    for (int i = 0; i < count; i++) {
      chart.one();
    }
  }

  private void one() {
    int kind = random.nextInt(100);
    if (kind < 60) {
      measurement(add(kind < 30 ? "measurements" : "findings", "Observation"), of(MEASURED));
    } else if (kind < 70) {
      problem(add("conditions", "Condition"), of(PROBLEMS));
    } else if (kind < 80) {
      drug(add("medications", "MedicationRequest"), of(DRUGS));
    } else if (kind < 88) {
      done(add("procedures", "Procedure"), of(DONE));
    } else if (kind < 93) {
      report(add("imagingReports", "DiagnosticReport"), of(REPORTS));
    } else {
      visit(add("visits", "Encounter"));
    }
  }

  private Term of(List<Term> terms) {
    return terms.get(random.nextInt(terms.size()));
  }

  private ObjectNode add(String key, String type) {
    ObjectNode bundle = prefetch.withObject("/" + key);
    bundle.put("resourceType", "Bundle").put("type", "searchset");
    String id = "ordinary-" + ++made;
    ObjectNode entry = bundle.withArray("entry").addObject();
    entry.put("fullUrl", "https://ehr.example.org/fhir/" + type + "/" + id);
    ObjectNode record = entry.putObject("resource").put("resourceType", type).put("id", id);
    entry.putObject("search").put("mode", "match");
    record.putObject("meta").put("versionId", "1").put("lastUpdated", time() + ".000+00:00");
    record
        .putArray("identifier")
        .addObject()
        .put("use", "official")
        .put("system", "urn:oid:1.2.840.114350.1.13.0.1.7.2.798268")
        .put("value", String.valueOf(random.nextInt(100_000_000)));
    record
        .putObject("subject")
        .put("reference", "Patient/" + patient)
        .put("display", "Doe, Jane Q.");
    return record;
  }

  private static void coded(ObjectNode record, String name, Term term) {
    ObjectNode concept = record.putObject(name);
    ArrayNode codings = concept.putArray("coding");
    codings
        .addObject()
        .put("system", term.system())
        .put("code", term.code())
        .put("display", term.display());
    codings
        .addObject()
        .put("system", "urn:oid:1.2.840.114350.1.13.0.1.7.5.737384.0")
        .put("code", "L" + term.code())
        .put("display", term.display());
    concept.put("text", term.display());
  }

  private static void category(ObjectNode record, String system, String code) {
    ObjectNode category = record.putArray("category").addObject();
    category.putArray("coding").addObject().put("system", CATEGORIES + system).put("code", code);
    category.put("text", code);
  }

  private static void status(ObjectNode record, String name, String system, String code) {
    record
        .putObject(name)
        .putArray("coding")
        .addObject()
        .put("system", CATEGORIES + system)
        .put("code", code);
  }

  private void measurement(ObjectNode record, Term term) {
    record.put("status", "final");
    category(record, "observation-category", "laboratory");
    coded(record, "code", term);
    encounter(record);
    record.put("effectiveDateTime", time() + "Z").put("issued", time() + ".000Z");
    record
        .putArray("performer")
        .addObject()
        .put("reference", "Organization/lab")
        .put("display", "Central Laboratory");
    record
        .putObject("valueQuantity")
        .put("value", random.nextInt(10_000) / 100.0)
        .put("unit", term.unit())
        .put("system", "http://unitsofmeasure.org")
        .put("code", term.unit());
    ObjectNode range = record.putArray("referenceRange").addObject();
    range.putObject("low").put("value", 10).put("unit", term.unit());
    range.putObject("high").put("value", 90).put("unit", term.unit());
    range.put("text", "10 - 90 " + term.unit());
  }

  private void problem(ObjectNode record, Term term) {
    status(record, "clinicalStatus", "condition-clinical", "active");
    status(record, "verificationStatus", "condition-ver-status", "confirmed");
    category(record, "condition-category", "problem-list-item");
    coded(record, "code", term);
    encounter(record);
    record.put("onsetDateTime", time() + "Z").put("recordedDate", time() + "Z");
  }

  private void drug(ObjectNode record, Term term) {
    record.put("status", "completed").put("intent", "order");
    coded(record, "medicationCodeableConcept", term);
    encounter(record);
    record.put("authoredOn", time() + "Z");
    ObjectNode dosage = record.putArray("dosageInstruction").addObject();
    dosage.put("text", "Take 1 tablet by mouth daily.");
    dosage.putObject("timing").putObject("repeat").put("frequency", 1).put("period", 1);
    dosage.putObject("route").put("text", "Oral");
  }

  private void done(ObjectNode record, Term term) {
    record.put("status", "completed");
    coded(record, "code", term);
    encounter(record);
    record.putObject("performedPeriod").put("start", time() + "Z").put("end", time() + "Z");
  }

  private void report(ObjectNode record, Term term) {
    record.put("status", "final");
    category(record, "v2-0074", "RAD");
    coded(record, "code", term);
    encounter(record);
    record.put("effectiveDateTime", time() + "Z").put("issued", time() + ".000Z");
    record.put("conclusion", "No acute cardiopulmonary abnormality. Comparison: none.");
  }

  private void visit(ObjectNode record) {
    record.put("status", "finished");
    status(record, "serviceType", "service-type", "124");
    record.putObject("period").put("start", time() + "Z").put("end", time() + "Z");
    record.putArray("reasonCode").addObject().put("text", "Check-up");
  }

  private void encounter(ObjectNode record) {
    record
        .putObject("encounter")
        .put("reference", "Encounter/" + random.nextInt(1000))
        .put("display", "Office Visit");
  }

  private String time() {
    return String.format(
        java.util.Locale.ROOT,
        "20%02d-%02d-%02dT%02d:%02d:00",
        16 + random.nextInt(10),
        1 + random.nextInt(12),
        1 + random.nextInt(28),
        random.nextInt(24),
        random.nextInt(60));
  }
}
