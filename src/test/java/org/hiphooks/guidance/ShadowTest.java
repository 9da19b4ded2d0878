package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.hiphooks.cards.OrderDecision;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.chart.Facts;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.EvaluationSection;
import org.hiphooks.config.EvaluationSection.Engine;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.Values;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.SiteSettings;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.ServerSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * The engine that did not answer looks over the shoulder of the one that did, and is in nobody's
 * way.
 */
@Timeout(120)
class ShadowTest {

  private static final Instant NOW = RunningHipHooks.NOW;
  private static final Knowledge KNOWLEDGE = RunningHipHooks.knowledge();
  private static final Decider COMPILED =
      new Decider(KNOWLEDGE, CompiledEvaluator.of(KNOWLEDGE.cql(), EvaluationLimit.NONE));
  private static final Facts FACTS =
      Facts.given(Map.of("age", 47, "hipPain", true, "nightPain", true, "fever", true));

  private final MeterRegistry registry = new SimpleMeterRegistry();

  /** Says the contrary of one define, as an engine with a fault would. */
  private record Liar(Evaluator evaluator, DefineName lie) implements Evaluator {
    @Override
    public Values evaluate(
        Collection<DefineName> defines,
        Map<String, ? extends @Nullable Object> inputs,
        Map<String, ?> settings,
        Instant now,
        Map<DefineName, ? extends @Nullable Object> assumed) {
      Values values = evaluator.evaluate(defines, inputs, settings, now, assumed);
      return defines.contains(lie)
          ? values.and(new Values(Map.of(lie, !values.isTrue(lie)), Set.of()))
          : values;
    }
  }

  private static OrderDecision decision() {
    return new OrderDecision(
        COMPILED.decide(KNOWLEDGE.services().get(0), FACTS, Map.of(), NOW), List.of());
  }

  private void run(Shadow shadow, int calls) {
    OrderDecision decision = decision();
    for (int i = 0; i < calls; i++) {
      shadow.after(List.of(decision), Map.of(), NOW).run();
    }
  }

  private void awaitCompared(int calls) throws InterruptedException {
    while (count("hiphooks.shadow.compared") < calls) {
      Thread.sleep(10);
    }
  }

  private double count(String name) {
    return registry.find(name).counters().stream().mapToDouble(Counter::count).sum();
  }

  @Test
  void twoEnginesThatAgreeAreComparedAndNothingIsSaid() throws Exception {
    run(new Shadow(new Decider(KNOWLEDGE, new CqlEvaluator(KNOWLEDGE.cql())), 1, registry), 2);
    awaitCompared(2);

    assertThat(count("hiphooks.shadow.differences")).isZero();
    assertThat(count("hiphooks.shadow.dropped")).isZero();
  }

  @Test
  void aDifferenceIsCountedByItsRuleAndTheLogHoldsNothingElse() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(Shadow.class);
    logger.addAppender(log);
    var card = KNOWLEDGE.services().get(0).cards().get(0);
    Evaluator liar =
        new Liar(new CqlEvaluator(KNOWLEDGE.cql()), Decider.guidance(card.showDefine()));

    run(new Shadow(new Decider(KNOWLEDGE, liar), 1, registry), 1);
    awaitCompared(1);
    while (log.list.isEmpty()) {
      Thread.sleep(10);
    }
    logger.detachAppender(log);

    String rule = card.rule() + ' ' + card.level();
    assertThat(registry.get("hiphooks.shadow.differences").tag("rule", rule).counter().count())
        .isEqualTo(1);
    assertThat(log.list)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getFormattedMessage())
                  .isEqualTo("the two engines differ: [" + rule + "]");
              assertThat(line.getThrowableProxy()).isNull();
            });
  }

  @Test
  void whatThrowsIsADifferenceAndItsMessageIsNotLogged() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(Shadow.class);
    logger.addAppender(log);
    Evaluator broken =
        (defines, inputs, settings, now, assumed) -> {
          throw new IllegalStateException("born 1979");
        };

    run(new Shadow(new Decider(KNOWLEDGE, broken), 1, registry), 1);
    awaitCompared(1);
    while (log.list.size() < 2) {
      Thread.sleep(10);
    }
    logger.detachAppender(log);

    assertThat(count("hiphooks.shadow.differences")).isEqualTo(1);
    assertThat(log.list.toString()).contains("IllegalStateException").doesNotContain("1979");
    assertThat(log.list).allMatch(line -> line.getThrowableProxy() == null);
  }

  @Test
  void whoFindsTheQueueFullIsNotKeptWaitingButCounted() throws Exception {
    CountDownLatch stop = new CountDownLatch(1);
    Evaluator stuck =
        (defines, inputs, settings, now, assumed) -> {
          try {
            stop.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Values(Map.of(), Set.of());
        };

    run(new Shadow(new Decider(KNOWLEDGE, stuck), 1, registry), 100);

    assertThat(count("hiphooks.shadow.dropped")).isEqualTo(100 - 64 - 1);
    stop.countDown();
    awaitCompared(65);
  }

  @Test
  void onlyTheShareIsCompared() {
    Shadow shadow = new Shadow(COMPILED, 0.25, registry);
    OrderDecision decision = decision();
    int chosen = 0;
    for (int i = 0; i < 100; i++) {
      chosen += shadow.after(List.of(decision), Map.of(), NOW) == HookAnswer.NOTHING ? 0 : 1;
    }

    assertThat(chosen).isEqualTo(25);
  }

  @Test
  void aCallOverHttpIsComparedOnceItIsAnswered() throws Exception {
    HipGuidance guidance = guidance(new EvaluationSection(Engine.COMPILED, 1));
    CaseLibrary cases = CaseLibrary.load(Content.embedded());
    String call = cases.renderer().request(cases.get("V09"), NOW, RenderOptions.plain()).toString();
    try (HipHooksServer server =
        HipHooksServer.start(ServerSettings.onLoopback(0).at(NOW), guidance, List.of())) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.address() + "/cds-services/hip-pain-guidance"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(call))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      awaitCompared(1);
    }
    assertThat(count("hiphooks.shadow.differences")).isZero();
  }

  @Test
  void theReferenceEngineAnswersIfTheSiteSaysSo() throws Exception {
    CaseLibrary cases = CaseLibrary.load(Content.embedded());
    HookRequest call =
        new RequestReader()
            .read(cases.renderer().request(cases.get("V09"), NOW, RenderOptions.plain()));

    HookAnswer reference =
        guidance(new EvaluationSection(Engine.REFERENCE, 0)).answer("hip-pain-guidance", call, NOW);
    HookAnswer compiled =
        guidance(EvaluationSection.DEFAULT).answer("hip-pain-guidance", call, NOW);

    assertThat(reference.cards()).isNotEmpty().isEqualTo(compiled.cards());
  }

  private HipGuidance guidance(EvaluationSection engines) {
    Surroundings usual = Surroundings.waiting(Duration.ofSeconds(2));
    return new HipGuidance(
        KNOWLEDGE,
        SiteSettings.DEFAULT,
        ClientSettings.UNNAMED,
        new Surroundings(
            usual.hosts(),
            registry,
            usual.fetch(),
            usual.memory(),
            usual.evaluation(),
            usual.modes(),
            usual.codes(),
            engines));
  }
}
