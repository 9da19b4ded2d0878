package org.hiphooks.guidance;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hiphooks.cards.OrderDecision;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.config.EvaluationSection;
import org.hiphooks.decide.Decider;
import org.hiphooks.decide.Decision;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.knowledge.Knowledge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the engine that did not answer decide a share of calls again, from the same facts, and
 * compares rule by rule. It begins when the answer is on its way, on one thread of the least
 * priority; what finds its queue full is dropped and counted. A difference is counted and logged by
 * the names of rules, never with anything of the patient.
 */
final class Shadow {

  private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);
  private static final int MOST_WAITING = 64;
  private static final EvaluationLimit PATIENT = EvaluationLimit.of(Duration.ofSeconds(30));

  private final Decider other;
  private final double share;
  private final MeterRegistry registry;
  private final AtomicLong calls = new AtomicLong();
  private final ThreadPoolExecutor later;

  /** Said once: a fault of an engine shows in many calls. */
  private final Set<Set<String>> told = ConcurrentHashMap.newKeySet();

  Shadow(Knowledge knowledge, EvaluationSection engines, MeterRegistry registry) {
    this(
        new Decider(knowledge, Engines.of(engines.engine().other(), knowledge.cql(), PATIENT)),
        engines.shadow(),
        registry);
  }

  Shadow(Decider other, double share, MeterRegistry registry) {
    this.other = other;
    this.share = share;
    this.registry = registry;
    this.later =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Shadow::thread);
    later.allowCoreThreadTimeOut(true);
    if (share > 0) {
      registry.counter("hiphooks.shadow.compared");
      registry.counter("hiphooks.shadow.dropped");
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "shadow");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /** What is to be done once the answer is on its way. */
  Runnable after(List<OrderDecision> decided, Map<String, ?> settings, Instant now) {
    if (decided.isEmpty() || !isChosen(calls.incrementAndGet())) {
      return HookAnswer.NOTHING;
    }
    List<Decision> decisions = decided.stream().map(OrderDecision::decision).toList();
    return () -> offer(() -> compare(decisions, settings, now));
  }

  /** Every so many calls one, evenly. */
  private boolean isChosen(long call) {
    return Math.floor(call * share) > Math.floor((call - 1) * share);
  }

  private void offer(Runnable work) {
    try {
      later.execute(work);
    } catch (RejectedExecutionException e) {
      registry.counter("hiphooks.shadow.dropped").increment();
    }
  }

  private void compare(List<Decision> decisions, Map<String, ?> settings, Instant now) {
    Set<String> different = new TreeSet<>();
    try {
      for (Decision decision : decisions) {
        different.addAll(
            Differences.between(
                decision, other.outcome(decision.service(), decision.facts(), settings, now)));
      }
    } catch (RuntimeException | StackOverflowError e) {
      // Its message could hold a value of the patient.
      LOG.error("the other engine could not decide: {}", e.getClass().getSimpleName());
      different.add(Differences.NOT_DECIDED);
    }
    registry.counter("hiphooks.shadow.compared").increment();
    different.forEach(
        rule -> registry.counter("hiphooks.shadow.differences", "rule", rule).increment());
    if (!different.isEmpty() && told.add(different)) {
      LOG.error("the two engines differ: {}", different);
    }
  }
}
