package org.hiphooks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.chart.Facts;
import org.hiphooks.evaluate.FactReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the prefetch of one request to the facts the rules see, in two steps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadingBenchmark {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Content CONTENT = Content.ofDirectory(Path.of("."));
  private static final Knowledge KNOWLEDGE = Knowledge.load(CONTENT);
  private static final CaseLibrary CASES = CaseLibrary.load(CONTENT);

  /** A case with few records, one with many. */
  @Param({"V09", "V50"})
  public String id = "V09";

  private final ChartReader charts = new ChartReader(KNOWLEDGE.terminology(), KNOWLEDGE.prefetch());
  private final FactReader facts = new FactReader(KNOWLEDGE.cql(), KNOWLEDGE.terminology());
  private final Map<String, Prefetch> requests = new LinkedHashMap<>();

  private record Prefetch(String patientId, Map<String, JsonNode> values, Chart chart) {}

  /** Pool, filter, parse and index the records. */
  @Benchmark
  public Chart chart() {
    Prefetch prefetch = prefetch();
    return charts.read(prefetch.patientId(), prefetch.values());
  }

  /** Evaluate the reading libraries on a chart that is read already. */
  @Benchmark
  public Facts facts() {
    return facts.read(prefetch().chart(), Map.of(), NOW);
  }

  private Prefetch prefetch() {
    return requests.computeIfAbsent(id, this::render);
  }

  private Prefetch render(String caseId) {
    Case vignette = CASES.get(caseId);
    ObjectNode request = CASES.renderer().request(vignette, NOW, RenderOptions.plain());
    Map<String, JsonNode> values = new LinkedHashMap<>();
    request.path("prefetch").properties().forEach(key -> values.put(key.getKey(), key.getValue()));
    String patientId = request.path("context").path("patientId").asText();
    return new Prefetch(patientId, values, charts.read(patientId, values));
  }
}
