package org.hiphooks.replay.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkExportTest {

  private static final String SERVICE = "hip-pain-guidance";

  @TempDir private Path folder;

  @Test
  void linesOfAllFilesAreGatheredByPatient() throws IOException {
    write(
        "Condition.ndjson",
        """
        {"resourceType":"Condition","id":"c2","subject":{"reference":"Patient/b"}}
        {"resourceType":"Condition","id":"c1","subject":{"reference":"http://x/fhir/Patient/a"}}
        """);
    write(
        "MedicationRequest.ndjson",
        """
        {"resourceType":"MedicationRequest","id":"m1","subject":{"reference":"Patient/a"},\
        "medicationReference":{"reference":"Medication/d1"}}
        """);
    write("Medication.ndjson", "{\"resourceType\":\"Medication\",\"id\":\"d1\"}\n");
    write("Location.ndjson", "{\"resourceType\":\"Location\",\"id\":\"l1\"}");
    write(
        "Patient.ndjson",
        """
        {"resourceType":"Patient","id":"a","birthDate":"1990-01-01"}

        {"resourceType":"Patient","id":"b","birthDate":"1990-01-01"}
        """);

    Collected found = Collected.of(SERVICE, folder);

    assertThat(found.leftOut).isEmpty();
    String place = folder.getFileName().toString();
    assertThat(found.names()).containsExactly(place + "#b", place + "#a");
    ObjectNode request = found.visits.get(1).request();
    assertThat(request.at("/prefetch/conditions/entry/0/resource/id").asText()).isEqualTo("c1");
    assertThat(request.at("/prefetch/medications/entry/0/resource/id").asText()).isEqualTo("m1");
    assertThat(request.at("/prefetch/medications/entry/1/resource/id").asText()).isEqualTo("d1");
  }

  @Test
  void anExportOfManyLinesIsReadWhole() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      String id = "p" + i;
      lines.append("{\"resourceType\":\"Patient\",\"id\":\"").append(id).append("\"}\n");
      lines.append(
          "{\"resourceType\":\"Claim\",\"id\":\"c\",\"patient\":{\"reference\":\"Patient/");
      lines.append(id).append("\"}}\n");
    }
    Path file = write("all.ndjson", lines.toString());

    Collected found = Collected.of(SERVICE, file);

    assertThat(found.visits).hasSize(3000);
    assertThat(found.names()).startsWith("all.ndjson#p0").endsWith("all.ndjson#p2999");
  }

  @Test
  void aBrokenLineIsNamedWithItsNumberAndTheRestGoesOn() throws IOException {
    Path file =
        write(
            "all.ndjson",
            """
            {"resourceType":"Patient","id":"a","birthDate":"1990-01-01"}
            {"resourceType":"Condition","id":
            [1]
            {"resourceType":"Patient","id":"b","birthDate":"1990-01-01"}""");

    Collected found = Collected.of(SERVICE, file);

    assertThat(found.visits).hasSize(2);
    assertThat(found.leftOut)
        .containsExactly(
            LeftOut.missing("all.ndjson:2", "is not JSON"),
            LeftOut.missing("all.ndjson:3", "is no resource"));
  }

  @Test
  void aBrokenLineOfAFolderIsNamedWithFolderAndFile() throws IOException {
    write("Patient.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"a\",\"birthDate\":\"1990\"}");
    write("Condition.ndjson", "oops");

    assertThat(Collected.of(SERVICE, folder).leftOut)
        .containsExactly(
            LeftOut.missing(folder.getFileName() + "/Condition.ndjson:1", "is not JSON"));
  }

  @Test
  void aLineOfFiftyMegabytesIsNotHeldInMemoryAndNamed() throws IOException {
    Path file = folder.resolve("all.ndjson");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] piece = "x".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
      out.write("{\"resourceType\":\"Observation\",\"id\":\"".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 50; i++) {
        out.write(piece);
      }
      out.write(
          "\"}\n{\"resourceType\":\"Patient\",\"id\":\"a\"}\n".getBytes(StandardCharsets.US_ASCII));
    }

    Collected found = Collected.of(SERVICE, file);

    assertThat(found.names()).containsExactly("all.ndjson#a");
    assertThat(found.leftOut.get(0))
        .isEqualTo(LeftOut.missing("all.ndjson:1", "the line is longer than 16 MiB"));
  }

  @Test
  void anExportWithoutPatientIsNamed() throws IOException {
    Path file = write("Location.ndjson", "{\"resourceType\":\"Location\",\"id\":\"l1\"}");

    assertThat(Collected.of(SERVICE, file).leftOut)
        .containsExactly(LeftOut.missing("Location.ndjson", "holds no Patient"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
