package org.hiphooks.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.chart.Facts;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.EvaluationSection;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.FactReader;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Surroundings;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SiteSettings;

/** The content, calls of any size, and what can be done with a call. */
final class Calls {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final String SERVICE = "hip-pain-guidance";
  static final String CASE = "V09";

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Content content = Content.embedded();
  private final Knowledge knowledge = Knowledge.load(content);
  private final CaseLibrary cases = CaseLibrary.load(content);
  private final HipGuidance compiled = guidance(EvaluationSection.Engine.COMPILED);
  private final HipGuidance reference = guidance(EvaluationSection.Engine.REFERENCE);
  private final RequestReader reader = new RequestReader();

  private HipGuidance guidance(EvaluationSection.Engine engine) {
    return guidance(knowledge, engine);
  }

  private static HipGuidance guidance(Knowledge knowledge, EvaluationSection.Engine engine) {
    Surroundings usual = Surroundings.waiting(Duration.ofSeconds(2));
    return new HipGuidance(
        knowledge,
        SiteSettings.DEFAULT,
        ClientSettings.UNNAMED,
        new Surroundings(
            usual.hosts(),
            usual.registry(),
            usual.fetch(),
            usual.memory(),
            usual.evaluation(),
            usual.modes(),
            usual.codes(),
            new EvaluationSection(engine, 0)));
  }

  Content content() {
    return content;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  /** What answers in this product. */
  HipGuidance guidance() {
    return compiled;
  }

  /** The same with another content. */
  HipGuidance guidance(Knowledge other) {
    return guidance(other, EvaluationSection.Engine.COMPILED);
  }

  /** A call about a patient with two cards, among unrelated and misleading records. */
  byte[] body(int more) throws Exception {
    RenderOptions options = RenderOptions.plain().withNoise(more);
    return JSON.writeValueAsBytes(cases.renderer().request(cases.get(CASE), NOW, options));
  }

  /** The same patient among the records of an ordinary chart, few of which the content knows. */
  byte[] ordinary(int more) throws Exception {
    ObjectNode request = cases.renderer().request(cases.get(CASE), NOW, RenderOptions.plain());
    OrdinaryChart.add(request, more);
    return JSON.writeValueAsBytes(request);
  }

  /** Patients of all kinds among so many records. */
  List<byte[]> patients(int more) throws Exception {
    List<byte[]> patients = new ArrayList<>();
    for (Case vignette : cases.all()) {
      if ("patient-view".equals(vignette.hook()) && SERVICE.equals(vignette.service())) {
        ObjectNode request = cases.renderer().request(vignette, NOW, RenderOptions.plain());
        OrdinaryChart.add(request, more);
        patients.add(JSON.writeValueAsBytes(request));
      }
    }
    return patients;
  }

  /** The cards of a patient, not written. */
  int visit(byte[] patient) throws Exception {
    return compiled.answer(SERVICE, read(compiled, patient), NOW).cards().size();
  }

  /** What a replay asks of a patient: the whole answer and what it rests on. */
  int study(byte[] patient) throws Exception {
    HookRequest request = reader.read((ObjectNode) JSON.readTree(patient));
    return compiled.study(SERVICE, request, NOW).answer().cards().size();
  }

  /** What is kept of an answer to explain it. */
  Evaluation evaluation(byte[] body) throws Exception {
    return compiled.evaluate(SERVICE, read(compiled, body), NOW).orElseThrow();
  }

  /** The yardstick: no text is looked at. */
  static int scan(byte[] body) throws Exception {
    int tokens = 0;
    try (JsonParser parser = FACTORY.createParser(body)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** The whole call as the service answers it, without socket and token. */
  int answer(byte[] body) throws Exception {
    return answer(compiled, body);
  }

  /** The same with the reference engine for the rules. */
  int answerByReference(byte[] body) throws Exception {
    return answer(reference, body);
  }

  /** The same by another. */
  int answer(HipGuidance guidance, byte[] body) throws Exception {
    HookRequest request = read(guidance, body);
    return AnswerWriter.cards(guidance.answer(SERVICE, request, NOW).cards()).length;
  }

  private HookRequest read(HipGuidance guidance, byte[] body) throws Exception {
    return reader.read(new ByteArrayInputStream(body), body.length, guidance.sieve());
  }

  /**
   * Whole calls of one size, by all who can do them.
   *
   * @param isWithDefaults whether the engine runs without its cache too, which takes long
   */
  List<Contestant> whole(byte[] body, boolean isWithDefaults) throws Exception {
    List<String> texts = PlainEngine.prefetched(body);
    PlainEngine plain = new PlainEngine(knowledge, true);
    PlainEngine defaults = new PlainEngine(knowledge, false);
    Chart chart = chart(body);
    FactReader facts = new FactReader(knowledge.cql(), knowledge.terminology());
    Decider decider = new Decider(knowledge, new CqlEvaluator(knowledge.cql()));
    ServicePlan service = knowledge.service(SERVICE).orElseThrow();
    List<Contestant> all = new ArrayList<>();
    all.add(new Contestant("token scan", () -> scan(body)));
    all.add(new Contestant("HipHooks", () -> answer(body)));
    all.add(new Contestant("HipHooks, reference engine", () -> answerByReference(body)));
    all.add(new Contestant("HAPI parse", () -> PlainEngine.parsed(texts).size()));
    all.add(
        new Contestant(
            "HAPI parse + reference engine, tuned",
            () -> {
              int parsed = PlainEngine.parsed(texts).size();
              Facts read = facts.read(chart, Map.of(), NOW);
              return parsed + decider.decide(service, read, Map.of(), NOW).cards().size();
            }));
    all.add(
        new Contestant(
            "HAPI parse + reference engine, as it comes but with its cache",
            () -> plain.evaluate(PlainEngine.parsed(texts), chart.patientId(), NOW)));
    if (isWithDefaults) {
      all.add(
          new Contestant(
              "HAPI parse + reference engine, as it comes",
              () -> defaults.evaluate(PlainEngine.parsed(texts), chart.patientId(), NOW)));
    }
    return all;
  }

  /** Rules alone, on facts that are read, beside a scan of the body they came from. */
  List<Contestant> rules(byte[] body) throws Exception {
    Facts facts = facts(body);
    ServicePlan service = knowledge.service(SERVICE).orElseThrow();
    Decider own =
        new Decider(knowledge, CompiledEvaluator.of(knowledge.cql(), EvaluationLimit.NONE));
    Decider theirs = new Decider(knowledge, new CqlEvaluator(knowledge.cql()));
    return List.of(
        new Contestant("token scan", () -> scan(body)),
        new Contestant(
            "which cards", () -> own.outcome(service, facts, Map.of(), NOW).shown().size()),
        new Contestant(
            "which cards and why", () -> own.decide(service, facts, Map.of(), NOW).cards().size()),
        new Contestant(
            "which cards, reference engine",
            () -> theirs.outcome(service, facts, Map.of(), NOW).shown().size()));
  }

  /** What is read of the patient of a call. */
  Facts facts(byte[] body) throws Exception {
    return new FactReader(knowledge.cql(), knowledge.terminology())
        .read(chart(body), Map.of(), NOW);
  }

  private Chart chart(byte[] body) throws Exception {
    JsonNode request = JSON.readTree(body);
    Map<String, JsonNode> values = new LinkedHashMap<>();
    request.path("prefetch").properties().forEach(key -> values.put(key.getKey(), key.getValue()));
    return new ChartReader(knowledge.terminology(), knowledge.prefetch())
        .read(request.at("/context/patientId").asText(), values);
  }
}
