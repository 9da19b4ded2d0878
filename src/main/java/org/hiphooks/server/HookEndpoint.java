package org.hiphooks.server;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.cdshooks.Sieve;
import org.hiphooks.config.Dialect;
import org.hiphooks.ledger.AnsweredCall;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.ledger.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** {@code POST /cds-services/{id}}: the path every call takes. */
final class HookEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(HookEndpoint.class);

  /** Says that cards are not shown, and that it is not for lack of them. */
  static final String MODE = "HipHooks-Mode";

  private final RequestReader reader;
  private final CardGate gate = new CardGate();
  private final ServerLimits limits;
  private final Clock evaluationClock;
  private final CallMetrics metrics;
  private final Ledger ledger;

  HookEndpoint(ServerLimits limits, Clock evaluationClock, CallMetrics metrics, Ledger ledger) {
    this.ledger = ledger;
    this.metrics = metrics;
    this.reader = new RequestReader(limits.bodyBytes());
    this.limits = limits;
    this.evaluationClock = evaluationClock;
  }

  /** Answers one call; whatever happens, something is answered. */
  void handle(GuidanceService guidance, ServiceDescription service, Exchange exchange) {
    try {
      answer(guidance, service, exchange);
    } catch (MalformedRequest e) {
      exchange.refuse(Refusal.of(e));
    } catch (PreconditionFailed e) {
      exchange.refuse(Refusal.of(e));
    } catch (IOException | HttpException.RuntimeException e) {
      exchange.refuse(BodyFaults.refusal(e));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      Faults.log(service.id(), e, exchange.correlation());
      exchange.refuse(Faults.refusal(exchange.correlation()));
    }
  }

  private void answer(GuidanceService guidance, ServiceDescription service, Exchange exchange)
      throws MalformedRequest, PreconditionFailed, IOException {
    PhaseTimes times = new PhaseTimes();
    MediaTypes.check(exchange.request());
    HookRequest call = read(exchange.request(), guidance.sieve());
    times.end("read");
    String id = Correlation.of(call.hookInstance());
    Replies.correlate(exchange.request(), id);
    try (MDC.MDCCloseable logged = Correlation.logged(id)) {
      answer(guidance, service, call, times, exchange);
    }
  }

  private void answer(
      GuidanceService guidance,
      ServiceDescription service,
      HookRequest call,
      PhaseTimes times,
      Exchange exchange)
      throws PreconditionFailed {
    Mode mode = ledger.ofCalls(service.id(), guidance.client());
    if (mode != Mode.LIVE) {
      exchange.response().getHeaders().put(MODE, mode.code());
    }
    HookAnswer answer = evaluated(guidance, service, call, mode);
    times.end(answer.timings());
    CardGate.Passed passed = gate.check(answer.cards(), answer.dialect(), exchange.correlation());
    CardGate.Passed whole = complete(passed, answer.dialect(), guidance, service, call);
    CardGate.Passed sent = mode == Mode.LIVE ? whole : CardGate.Passed.NONE;
    byte[] json = AnswerWriter.answer(sent.trees());
    times.end("write");
    metrics.answered(service.id(), answer, sent.cards(), times);
    if (call.trigger() != null) {
      metrics.triggered(service.id(), call.trigger());
    }
    ledger.record(
        new AnsweredCall(guidance.client(), service, call, mode, whole.cards(), answer.fired()));
    exchange.response().getHeaders().put("Server-Timing", times.header());
    log(service, call, answer, times);
    exchange.ok(json);
    answer.afterwards().run();
  }

  /** What is off is not evaluated. */
  private HookAnswer evaluated(
      GuidanceService guidance, ServiceDescription service, HookRequest call, Mode mode)
      throws PreconditionFailed {
    return mode == Mode.OFF
        ? new HookAnswer(List.of(), Map.of(), List.of(), List.of())
        : guidance.answer(service.id(), call, evaluationClock.instant());
  }

  private HookRequest read(Request request, Sieve sieve) throws MalformedRequest, IOException {
    if (request.getLength() > limits.bodyBytes()) {
      throw new MalformedRequest("", "the body is too large", Refusal.TOO_LARGE);
    }
    return reader.read(Bodies.read(request, limits.body()), request.getLength(), sieve);
  }

  /** Says which cards could not be shown, if any. */
  private CardGate.Passed complete(
      CardGate.Passed passed,
      Dialect dialect,
      GuidanceService guidance,
      ServiceDescription service,
      HookRequest call) {
    if (passed.stoppedRules().isEmpty()) {
      return passed;
    }
    return guidance
        .notShown(service.id(), call, passed.stoppedRules())
        .map(card -> passed.and(gate.check(List.of(card), dialect, "-")))
        .orElse(passed);
  }

  private static void log(
      ServiceDescription service, HookRequest call, HookAnswer answer, PhaseTimes times) {
    if (!call.hook().equals(service.hook())) {
      LOG.warn("{} was called with another hook, evaluated as {}", service.id(), service.hook());
    }
    LOG.info(
        "{} cards={} unread={} failed={} ms={} trigger={}",
        service.id(),
        answer.cards().size(),
        answer.unread(),
        answer.failedRules(),
        Math.round(times.totalMillis()),
        call.trigger() == null ? "-" : call.trigger());
  }
}
