package org.hiphooks.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.HookContext;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.chart.DraftChart;
import org.hiphooks.chart.DraftReader;
import org.hiphooks.evaluate.ChartEvaluator;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.FactReader;
import org.hiphooks.evaluate.Order;
import org.hiphooks.evaluate.OrderReader;
import org.hiphooks.evaluate.ReferenceCharts;
import org.hiphooks.evaluate.Values;
import org.hiphooks.evaluate.compiled.CompiledCharts;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The compiled reading libraries read what the reference engine reads from the same records: each
 * input with its time, side, source and what was not used, equal in value and type.
 */
class ReadingAgreesTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final long SEED = Long.getLong("hiphooks.seed", 42);

  private static final Knowledge KNOWLEDGE = Knowledge.load(Content.embedded());
  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final RequestReader REQUESTS = new RequestReader();
  private static final CompiledCharts COMPILED =
      CompiledCharts.of(KNOWLEDGE.cql(), KNOWLEDGE.terminology(), EvaluationLimit.NONE);
  private static final ChartEvaluator REFERENCE =
      new ReferenceCharts(KNOWLEDGE.cql(), KNOWLEDGE.terminology(), EvaluationLimit.NONE);
  private static final Set<DefineName> DEFINES = FactReader.defines(KNOWLEDGE.cql());

  private record Shape(String name, UnaryOperator<RenderOptions> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape("with noise", options -> options.withNoise(30)),
        new Shape("in varied codings", RenderOptions::withVariedCodings),
        new Shape("in a vendor's shape", RenderOptions::inVendorShape));
  }

  @Test
  void nothingOfOurContentIsLeftToTheReferenceEngine() {
    assertThat(COMPILED.lacking()).isEmpty();
    assertThat(DEFINES).hasSizeGreaterThan(200);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyInputOfEveryCaseIsReadTheSame(Shape shape) throws MalformedRequest {
    ChartReader charts = new ChartReader(KNOWLEDGE.terminology(), KNOWLEDGE.prefetch());
    int compared = 0;
    for (Case vignette : CASES.all()) {
      HookRequest request = request(vignette, shape);
      Chart chart = charts.read(request.context().patientId(), request.prefetch());
      Values ours = COMPILED.evaluate(DEFINES, chart, Map.of(), NOW);
      Values theirs = REFERENCE.evaluate(DEFINES, chart, Map.of(), NOW);
      assertThat(differences(ours, theirs)).as(vignette.id()).isEmpty();
      assertThat(ours.byDefine().keySet()).isEqualTo(theirs.byDefine().keySet());
      compared += DEFINES.size();
    }
    System.out.printf("%s: %,d values compared%n", shape, compared);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyDraftOfEveryCaseIsReadTheSame(Shape shape) throws MalformedRequest {
    DraftReader reader = new DraftReader(KNOWLEDGE.terminology());
    OrderReader ours = new OrderReader(KNOWLEDGE.cql(), COMPILED);
    OrderReader theirs = new OrderReader(KNOWLEDGE.cql(), REFERENCE);
    int orders = 0;
    for (Case vignette : CASES.all()) {
      HookContext context = request(vignette, shape).context();
      DraftChart drafts = reader.read(context, false, List.of());
      List<Order> own = ours.read(drafts, Map.of(), NOW).orElseThrow();
      assertThat(own).as(vignette.id()).isEqualTo(theirs.read(drafts, Map.of(), NOW).orElseThrow());
      orders += own.size();
    }
    assertThat(orders).isPositive();
  }

  @Test
  void anyPartOfAChartIsReadTheSameAtAnyTime() throws MalformedRequest {
    ChartReader charts = new ChartReader(KNOWLEDGE.terminology(), KNOWLEDGE.prefetch());
    Shape whole = new Shape("whole", options -> options.withNoise(60));
    Random random = new Random(SEED);
    for (Case vignette : CASES.all()) {
      HookRequest request = request(vignette, whole);
      Map<String, JsonNode> prefetch = new LinkedHashMap<>();
      request.prefetch().forEach((key, value) -> prefetch.put(key, part(value, random)));
      Instant now = NOW.minus(random.nextInt(400), ChronoUnit.DAYS);
      Chart chart = charts.read(request.context().patientId(), prefetch);
      Values ours = COMPILED.evaluate(DEFINES, chart, Map.of(), now);
      Values theirs = REFERENCE.evaluate(DEFINES, chart, Map.of(), now);
      assertThat(differences(ours, theirs)).as("%s, seed %d", vignette.id(), SEED).isEmpty();
    }
  }

  /** A Bundle without some of its entries: the fewer are left, the more is known beforehand. */
  private static JsonNode part(JsonNode value, Random random) {
    JsonNode part = value.deepCopy();
    int share = random.nextInt(100);
    if (part.path("entry") instanceof ArrayNode entries) {
      for (int i = entries.size() - 1; i >= 0; i--) {
        if (random.nextInt(100) < share) {
          entries.remove(i);
        }
      }
    }
    return part;
  }

  private static HookRequest request(Case vignette, Shape shape) throws MalformedRequest {
    RenderOptions options = shape.of().apply(RenderOptions.plain());
    return REQUESTS.read(CASES.renderer().request(vignette, NOW, options));
  }

  private static List<String> differences(Values ours, Values theirs) {
    List<String> differences = new ArrayList<>();
    for (DefineName define : DEFINES) {
      Object own = ours.byDefine().get(define);
      Object other = theirs.byDefine().get(define);
      boolean isSame = Objects.equals(own, other);
      if (!isSame || ours.failed().contains(define) != theirs.failed().contains(define)) {
        differences.add(define + ": " + own + ", the reference " + other);
      }
    }
    return differences;
  }
}
