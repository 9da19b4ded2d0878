package org.hiphooks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our record of a case against the example requests that come with the clinical content. */
class GoldenExamplesTest {

  private static final Path EXAMPLES =
      Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "golden", "examples");

  static Stream<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".expected.json"))
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theInputsOfAnExampleAreThoseOfTheCase(String id) throws IOException {
    JsonNode expected = read(id + ".expected.json");
    Map<String, JsonNode> theirs = new TreeMap<>();
    expected.path("inputs").properties().forEach(in -> theirs.put(in.getKey(), in.getValue()));
    Case ours = Cases.LIBRARY.get(id);
    assertThat(theirs.keySet()).isEqualTo(new TreeSet<>(ours.inputs().keySet()));
    theirs.forEach(
        (name, value) -> assertThat(ours.value(name).asText()).as(name).isEqualTo(value.asText()));
  }

  /** Only for those in plain form: the others use codings that ours has no reason to choose. */
  @ParameterizedTest
  @MethodSource("examples")
  void findingsHaveTheSameCodeAndValueAsInAPlainExample(String id) throws IOException {
    JsonNode expected = read(id + ".expected.json");
    if (!"plain".equals(expected.path("form").asText())) {
      return;
    }
    assertThat(findings(Cases.request(id, RenderOptions.plain())))
        .containsExactlyInAnyOrderEntriesOf(findings(read(id + ".request.json")));
  }

  private static Map<String, List<String>> findings(ObjectNode request) {
    Map<String, List<String>> findings = new TreeMap<>();
    for (JsonNode resource : Cases.resources(request)) {
      String id = resource.path("id").asText();
      if ("Observation".equals(resource.path("resourceType").asText()) && !id.contains("hipPain")) {
        findings.put(
            id,
            List.of(
                resource.at("/code/coding/0/code").asText(),
                resource.at("/valueCodeableConcept/coding/0/code").asText(),
                resource.path("valueBoolean").asText(),
                resource.at("/valueQuantity/value").asText(),
                resource.at("/bodySite/coding/0/code").asText(),
                resource.path("effectiveDateTime").asText()));
      }
    }
    return findings;
  }

  private static ObjectNode read(String name) throws IOException {
    return Fhir.read(name, Files.readString(EXAMPLES.resolve(name)));
  }
}
