package org.hiphooks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The FHIR server searches what the templates use, and refuses what it does not know. */
@TestInstance(Lifecycle.PER_CLASS)
class DemoFhirServerTest {

  private static final String SYSTEM = "https://w3id.org/hiphooks/CodeSystem/hip-findings";
  private static final String PATIENT = "searched";

  private final DemoFixture demo = new DemoFixture();
  private final Http http = new Http(demo.origin());

  @BeforeAll
  void load() {
    put("Patient", PATIENT, "\"gender\":\"female\"");
    observation("one", "2026-05-01", "survey", "a");
    observation("two", "2026-05-31T23:00:00+02:00", "exam", "b");
    observation("three", "2026-05-31T22:30:00Z", "laboratory", "c");
    put("Observation", "undated", subject() + ",\"status\":\"final\",\"code\":{\"text\":\"none\"}");
    put("ServiceRequest", "draft", subject() + ",\"status\":\"draft\",\"intent\":\"proposal\"");
    put("ServiceRequest", "active", subject() + ",\"status\":\"active\",\"intent\":\"order\"");
  }

  @AfterAll
  void stop() {
    demo.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Observation?patient=searched; one two three undated",
        "Observation?patient=Patient/searched; one two three undated",
        "Observation?patient=other; ''",
        "Observation?patient=searched&category=survey,exam; one two",
        "Observation?patient=searched&category=survey&category=exam; ''",
        "Observation?patient=searched&code=a,c; one three",
        "Observation?patient=searched&code=A; ''",
        "Observation?patient=searched&status=final&code=b; two",
        "Observation?patient=searched&_sort=-date; three two one undated",
        "Observation?patient=searched&_sort=date; one two three undated",
        "Observation?_id=one,two; one two",
        "ServiceRequest?patient=searched&status=active,on-hold&intent=order,plan; active",
        "ServiceRequest?subject=searched&intent=proposal; draft"
      })
  void findsWhatFits(String query, String ids) {
    List<String> expected = ids.isEmpty() ? List.of() : List.of(ids.split(" "));

    assertThat(ids(http.get("/fhir/" + query))).isEqualTo(expected);
  }

  @Test
  void aTokenMayNameItsSystem() {
    String query = "/fhir/Observation?patient=" + PATIENT + "&code=";

    assertThat(ids(http.get(query + SYSTEM + "%7Ca"))).containsExactly("one");
    assertThat(ids(http.get(query + "http://other%7Ca"))).isEmpty();
    assertThat(ids(http.get(query + "%7Ca"))).isEmpty();
    assertThat(ids(http.get(query + SYSTEM + "%7C"))).containsExactly("one", "two", "three");
  }

  @Test
  void searchesByPostToo() {
    HttpResponse<String> answer =
        http.form("/fhir/Observation/_search", "patient=searched&code=a,b&_sort=-date");

    assertThat(ids(answer)).containsExactly("two", "one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation?patient=searched&colour=red",
        "Observation?patient=searched&code:not=a",
        "Observation?patient=searched&date=2026",
        "Observation?patient=searched&_sort=colour",
        "Observation?patient=searched&_include=Observation:subject",
        "Observation?patient=searched&_summary=count",
        "Observation?patient=",
        "Observation?subject.name=x",
        "Patient?family=Lindqvist"
      })
  void refusesWhatItDoesNotKnow(String query) {
    HttpResponse<String> answer = http.get("/fhir/" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Http.read(answer).path("resourceType").asText()).isEqualTo("OperationOutcome");
  }

  @Test
  void pagesLeadToTheNext() {
    List<String> found = new ArrayList<>();
    HttpResponse<String> page = http.get("/fhir/Observation?patient=searched&_sort=-date&_count=2");
    found.addAll(ids(page));
    assertThat(found).hasSize(2);
    assertThat(Http.read(page).path("total").asInt()).isEqualTo(4);

    String next = next(page);
    assertThat(next).startsWith(demo.origin() + "/fhir");
    HttpResponse<String> second = http.get(next.substring(demo.origin().length()));
    found.addAll(ids(second));

    assertThat(found).containsExactly("three", "two", "one", "undated");
    assertThat(next(second)).isEmpty();
  }

  @Test
  void aTransactionIsDoneWholeOrNotAtAll() {
    String good =
        "{\"fullUrl\":\"urn:uuid:1\",\"resource\":{\"resourceType\":\"ServiceRequest\","
            + subject().replace(PATIENT, "whole")
            + "},\"request\":{\"method\":\"POST\",\"url\":\"ServiceRequest\"}}";
    String pointing =
        "{\"resource\":{\"resourceType\":\"Task\",\"status\":\"draft\",\"for\":"
            + "{\"reference\":\"Patient/whole\"},\"focus\":{\"reference\":\"urn:uuid:1\"}},"
            + "\"request\":{\"method\":\"POST\",\"url\":\"Task\"}}";
    String bad =
        "{\"resource\":{\"resourceType\":\"Goal\"},"
            + "\"request\":{\"method\":\"POST\",\"url\":\"Goal\"}}";

    assertThat(transaction(good, bad).statusCode()).isEqualTo(400);
    assertThat(ids(http.get("/fhir/ServiceRequest?patient=whole"))).isEmpty();

    HttpResponse<String> done = transaction(good, pointing);
    assertThat(done.statusCode()).isEqualTo(200);
    String location = Http.read(done).path("entry").path(0).at("/response/location").asText();
    JsonNode task =
        Http.read(http.get("/fhir/Task?patient=whole")).path("entry").path(0).path("resource");
    assertThat(location).startsWith("ServiceRequest/");
    assertThat(task.at("/focus/reference").asText()).isEqualTo(location);
  }

  @Test
  void createsReadsUpdatesAndDeletes() {
    HttpResponse<String> created =
        http.json("POST", "/fhir/Condition", "{\"resourceType\":\"Condition\"," + subject() + "}");
    assertThat(created.statusCode()).isEqualTo(201);
    String id = Http.read(created).path("id").asText();

    put("Condition", id, subject() + ",\"code\":{\"text\":\"changed\"}");
    JsonNode read = Http.read(http.get("/fhir/Condition/" + id));
    assertThat(read.at("/code/text").asText()).isEqualTo("changed");
    assertThat(read.at("/meta/versionId").asText()).isEqualTo("2");

    assertThat(http.json("DELETE", "/fhir/Condition/" + id, "").statusCode()).isBetween(200, 204);
    assertThat(http.get("/fhir/Condition/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void saysInItsMetadataWhatItSearchesBy() {
    JsonNode statement = Http.read(http.get("/fhir/metadata"));

    assertThat(statement.path("fhirVersion").asText()).isEqualTo("4.0.1");
    List<String> parameters = new ArrayList<>();
    statement
        .at("/rest/0/resource")
        .forEach(
            resource -> {
              if ("Observation".equals(resource.path("type").asText())) {
                resource.path("searchParam").forEach(p -> parameters.add(p.path("name").asText()));
              }
            });
    assertThat(parameters)
        .containsExactly("_id", "patient", "subject", "code", "category", "status", "identifier");
  }

  @Test
  void manyWritersLoseNothing() {
    IntStream.range(0, 60)
        .parallel()
        .forEach(
            i ->
                http.json(
                    "POST",
                    "/fhir/Procedure",
                    "{\"resourceType\":\"Procedure\",\"subject\":{\"reference\":\"Patient/many\"}}"));

    assertThat(ids(http.get("/fhir/Procedure?patient=many&_count=500")))
        .hasSize(60)
        .doesNotHaveDuplicates();
  }

  private HttpResponse<String> transaction(String... entries) {
    return http.json(
        "POST",
        "/fhir",
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
            + String.join(",", entries)
            + "]}");
  }

  private void observation(String id, String at, String category, String code) {
    put(
        "Observation",
        id,
        subject()
            + ",\"status\":\"final\",\"effectiveDateTime\":\""
            + at
            + "\",\"category\":[{\"coding\":[{\"code\":\""
            + category
            + "\"}]}],\"code\":{\"coding\":[{\"system\":\""
            + SYSTEM
            + "\",\"code\":\""
            + code
            + "\"}]}");
  }

  private static String subject() {
    return "\"subject\":{\"reference\":\"Patient/" + PATIENT + "\"}";
  }

  private void put(String type, String id, String rest) {
    String body = "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"," + rest + "}";
    assertThat(http.json("PUT", "/fhir/" + type + "/" + id, body).statusCode()).isBetween(200, 201);
  }

  private static List<String> ids(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    Http.read(answer).path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
    return ids;
  }

  private static String next(HttpResponse<String> page) {
    for (JsonNode link : Http.read(page).path("link")) {
      if ("next".equals(link.path("relation").asText())) {
        return link.path("url").asText();
      }
    }
    return "";
  }
}
