import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a small export of a large one: the first patients by id, each written as often as asked
 * with another id, and of their records only the elements that are read. Names, addresses, texts
 * and displays (which are licensed) are left out; ids become short. RECORDS = only so many of each
 * type a patient, the last ones.
 *
 * <p>{@code java -cp 'target/lib/*' src/synthea/Sample.java IN OUT [PATIENTS [COPIES [RECORDS]]]}
 */
public final class Sample {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> TYPES =
      List.of(
          "Patient",
          "Condition",
          "Observation",
          "MedicationRequest",
          "AllergyIntolerance",
          "Procedure",
          "DiagnosticReport");

  private static final Set<String> KEPT =
      Set.of(
          ("resourceType gender birthDate status intent clinicalStatus verificationStatus category"
                  + " code conclusionCode type criticality bodySite severity onsetDateTime"
                  + " abatementDateTime recordedDate effectiveDateTime effectivePeriod"
                  + " performedDateTime performedPeriod authoredOn usedCode"
                  + " medicationCodeableConcept component valueQuantity valueCodeableConcept"
                  + " valueDateTime interpretation referenceRange")
              .split(" "));

  private static final Set<String> NEVER = Set.of("display", "text", "extension", "note");

  private final Path in;
  private final int mostRecords;
  private final Map<String, String> patients = new HashMap<>();
  private final Map<String, JsonNode> drugs = new HashMap<>();

  private Sample(Path in, int records) {
    this.in = in;
    this.mostRecords = records;
  }

  public static void main(String[] arguments) throws IOException {
    int most = number(arguments, 2, Integer.MAX_VALUE);
    int copies = number(arguments, 3, 1);
    Path out = Files.createDirectories(Path.of(arguments[1]));
    Sample sample = new Sample(Path.of(arguments[0]), number(arguments, 4, Integer.MAX_VALUE));
    sample.choose(most);
    for (String type : TYPES) {
      sample.write(type, out.resolve(type + ".ndjson"), copies);
    }
  }

  private static int number(String[] arguments, int place, int usual) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
  }

  /** Synthea works on several threads: only the order of the ids is the same every time. */
  private void choose(int most) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String line : lines("Patient")) {
      ids.add(JSON.readTree(line).path("id").asText());
    }
    for (String id : ids) {
      if (patients.size() < most) {
        patients.put(id, String.format(Locale.ROOT, "p%04d", patients.size() + 1));
      }
    }
    for (String line : lines("Medication")) {
      JsonNode drug = JSON.readTree(line);
      drugs.put("Medication/" + drug.path("id").asText(), drug.path("code"));
    }
  }

  private List<String> lines(String type) throws IOException {
    Path file = in.resolve(type + ".ndjson");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private void write(String type, Path file, int copies) throws IOException {
    Map<String, List<ObjectNode>> records = new TreeMap<>();
    Path source = in.resolve(type + ".ndjson");
    if (!Files.exists(source)) {
      return;
    }
    try (BufferedReader lines = Files.newBufferedReader(source)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ObjectNode record = (ObjectNode) JSON.readTree(line);
        String patient = patients.get(owner(record));
        if (patient != null) {
          records.computeIfAbsent(patient, p -> new ArrayList<>()).add(slim(record));
        }
      }
    }
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int copy = 1; copy <= copies; copy++) {
        for (Map.Entry<String, List<ObjectNode>> entry : records.entrySet()) {
          String patient = copies == 1 ? entry.getKey() : entry.getKey() + "-" + copy;
          List<ObjectNode> all = entry.getValue();
          int first = Math.max(0, all.size() - mostRecords);
          write(type, patient, all.subList(first, all.size()), writer);
        }
      }
    }
  }

  private static void write(
      String type, String patient, List<ObjectNode> records, BufferedWriter writer)
      throws IOException {
    int number = 1;
    for (ObjectNode record : records) {
      if ("Patient".equals(type)) {
        record.put("id", patient);
      } else {
        String subject = "AllergyIntolerance".equals(type) ? "patient" : "subject";
        record.put("id", patient + type.charAt(0) + number++);
        record.putObject(subject).put("reference", "Patient/" + patient);
      }
      writer.write(JSON.writeValueAsString(record));
      writer.write('\n');
    }
  }

  private static String owner(ObjectNode record) {
    if ("Patient".equals(record.path("resourceType").asText())) {
      return record.path("id").asText();
    }
    JsonNode subject = record.path(record.has("subject") ? "subject" : "patient");
    return subject.path("reference").asText().replaceFirst("^Patient/", "");
  }

  private ObjectNode slim(ObjectNode record) {
    JsonNode drug = drugs.get(record.path("medicationReference").path("reference").asText());
    if (drug != null) {
      record.set("medicationCodeableConcept", drug);
    }
    record.retain(KEPT);
    strip(record);
    return record;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(NEVER);
    }
    node.forEach(Sample::strip);
  }
}
