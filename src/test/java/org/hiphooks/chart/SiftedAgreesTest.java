package org.hiphooks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.FactReader;
import org.hiphooks.evaluate.compiled.CompiledCharts;
import org.hiphooks.explain.Person;
import org.hiphooks.knowledge.ConceptMapReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What nobody looks at is left out while a body is read; the chart, what could not be read, who is
 * meant and which codes are not understood are the same as if all of it were read. {@code
 * -Dhiphooks.charts=100000} spoils as many charts.
 */
class SiftedAgreesTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final int CHARTS = Integer.getInteger("hiphooks.charts", 600);
  private static final long SEED = Long.getLong("hiphooks.seed", 42);
  private static final Knowledge KNOWLEDGE = Knowledge.load(Content.embedded());
  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final String LOCAL =
      """
      {"resourceType":"ConceptMap","name":"Local","version":"1","status":"active","group":[
       {"source":"urn:x:lab","target":"http://loinc.org","element":[
        {"code":"CRP","target":[{"code":"1988-5","equivalence":"equal"}]}]},
       {"source":"http://loinc.org","target":"http://snomed.info/sct","element":[
        {"code":"2345-7","target":[{"equivalence":"unmatched"}]}]}]}
      """;

  private final RequestReader reader = new RequestReader();
  private final Random random = new Random(SEED);
  private final Spoiler spoiler = new Spoiler(random);

  private record Shape(String name, UnaryOperator<RenderOptions> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape("plain", options -> options),
        new Shape("with noise", options -> options.withNoise(40)),
        new Shape("in varied codings", RenderOptions::withVariedCodings),
        new Shape("in a vendor's shape", options -> options.withNoise(10).inVendorShape()));
  }

  /** Reads calls for one content both ways. */
  private final class Both {

    private final List<String> seen = new ArrayList<>();
    private final ChartReader charts;
    private final FactReader facts;
    private int left;

    Both(Knowledge knowledge) {
      this.charts =
          new ChartReader(
              knowledge.terminology(),
              knowledge.prefetch(),
              (type, system, code) -> seen.add(type + ' ' + system + '|' + code));
      this.facts =
          new FactReader(
              knowledge.cql(),
              CompiledCharts.of(knowledge.cql(), knowledge.terminology(), EvaluationLimit.NONE));
    }

    void compare(String what, ObjectNode request) throws IOException, MalformedRequest {
      byte[] body = request.toString().getBytes(StandardCharsets.UTF_8);
      HookRequest whole = reader.read(new ByteArrayInputStream(body));
      HookRequest sifted = reader.read(new ByteArrayInputStream(body), charts.sieve());
      left += whole.prefetch().toString().length() - sifted.prefetch().toString().length();
      assertThat(said(sifted)).as("%s, seed %d", what, SEED).isEqualTo(said(whole));
    }

    /** Everything that is made of the records of a call. */
    private List<Object> said(HookRequest request) {
      seen.clear();
      String patient = request.context().patientId();
      Chart chart = charts.read(patient, request.prefetch());
      return List.of(
          facts.read(chart, Map.of(), NOW),
          chart.keys(),
          chart.unread(),
          chart.records(),
          chart.read(),
          chart.usable(),
          chart.foreign(),
          facts.read(charts.read(chart.kept()), Map.of(), NOW),
          charts.medications(request.prefetch()),
          List.of(Person.of(patient, request.prefetch()), request.context()),
          List.copyOf(seen));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyCaseIsTheSame(Shape shape) throws IOException, MalformedRequest {
    Both both = new Both(KNOWLEDGE);
    for (Case vignette : CASES.all()) {
      both.compare(vignette.id(), request(vignette, shape.of().apply(RenderOptions.plain())));
    }
    assertThat(both.left).as("characters that nobody looked at").isPositive();
  }

  @Test
  void everyCaseIsTheSameForASiteWithCodesOfItsOwn(@TempDir Path folder)
      throws IOException, MalformedRequest {
    Path map = Files.writeString(folder.resolve("map.json"), LOCAL);
    Both both = new Both(KNOWLEDGE.with(ConceptMapReader.read(List.of(map), KNOWLEDGE)));
    for (Case vignette : CASES.all()) {
      ObjectNode request = request(vignette, RenderOptions.plain().withNoise(10));
      String text = request.toString().replace("http://loinc.org", "urn:x:lab");
      both.compare(
          vignette.id(),
          (ObjectNode)
              new com.fasterxml.jackson.databind.ObjectMapper()
                  .readTree(text.replace("1988-5", "CRP")));
    }
  }

  @Test
  void chartsThatAreBrokenByChanceAreTheSame() throws IOException, MalformedRequest {
    Both both = new Both(KNOWLEDGE);
    List<Case> cases = List.copyOf(CASES.all());
    for (int i = 0; i < CHARTS; i++) {
      Case vignette = cases.get(random.nextInt(cases.size()));
      ObjectNode request = request(vignette, RenderOptions.plain().withNoise(random.nextInt(12)));
      request.path("prefetch").forEach(this::spoilAnswer);
      both.compare(vignette.id() + ' ' + request, request);
    }
    assertThat(both.left).as("characters that nobody looked at").isPositive();
  }

  private void spoilAnswer(JsonNode answer) {
    if (answer.path("entry") instanceof ArrayNode entries) {
      for (JsonNode entry : entries) {
        spoilRecord(entry.path("resource"));
      }
      if (random.nextInt(8) == 0 && !entries.isEmpty()) {
        entries.add(entries.get(random.nextInt(entries.size())).deepCopy());
      }
    }
    if (random.nextInt(30) == 0 && answer instanceof ObjectNode object) {
      spoiler.spoil(object);
    }
  }

  private void spoilRecord(JsonNode record) {
    if (!(record instanceof ObjectNode object)) {
      return;
    }
    if (random.nextInt(3) == 0) {
      spoiler.spoil(object);
    }
    if (random.nextInt(20) == 0) {
      object.put("id", "same");
    }
    if (random.nextInt(20) == 0) {
      object.put("resourceType", List.of("Encounter", "Medication", "").get(random.nextInt(3)));
    }
    if (random.nextInt(20) == 0) {
      object.putObject("subject").put("reference", "Patient/other");
    }
    if (random.nextInt(20) == 0) {
      object.putObject("medicationReference").put("reference", "Medication/m");
    }
    if (random.nextInt(20) == 0) {
      object.set("resourceType", object.remove("resourceType"));
    }
  }

  private static ObjectNode request(Case vignette, RenderOptions options) {
    return CASES.renderer().request(vignette, NOW, options);
  }
}
