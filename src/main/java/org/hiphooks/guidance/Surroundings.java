package org.hiphooks.guidance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hiphooks.cards.OverrideMemory;
import org.hiphooks.chart.CodeWatch;
import org.hiphooks.config.EvaluationSection;
import org.hiphooks.config.OperationsSection;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.net.Hosts;

/**
 * What a guidance finds where it runs. Outlives a reload.
 *
 * @param hosts what is known of FHIR servers
 * @param registry where things are counted
 * @param fetch how long an answer waits for a FHIR server before it is given with what there is
 * @param memory what was overridden before
 * @param evaluation how long defines may take
 * @param modes what is switched off
 * @param codes counts codes that the content does not understand
 * @param engines which engine evaluates
 */
public record Surroundings(
    Hosts hosts,
    MeterRegistry registry,
    Duration fetch,
    OverrideMemory memory,
    EvaluationLimit evaluation,
    CardModes modes,
    CodeWatch codes,
    EvaluationSection engines) {

  /** Remembers nothing and evaluates for as long as it takes. */
  public Surroundings(Hosts hosts, MeterRegistry registry, Duration fetch) {
    this(hosts, registry, fetch, OverrideMemory.NONE);
  }

  /** Evaluates for as long as it takes. */
  public Surroundings(Hosts hosts, MeterRegistry registry, Duration fetch, OverrideMemory memory) {
    this(hosts, registry, fetch, memory, EvaluationLimit.NONE);
  }

  /** Nothing is switched off. */
  public Surroundings(
      Hosts hosts,
      MeterRegistry registry,
      Duration fetch,
      OverrideMemory memory,
      EvaluationLimit evaluation) {
    this(hosts, registry, fetch, memory, evaluation, CardModes.ALL, CodeWatch.NONE);
  }

  /** Evaluates with the usual engine. */
  public Surroundings(
      Hosts hosts,
      MeterRegistry registry,
      Duration fetch,
      OverrideMemory memory,
      EvaluationLimit evaluation,
      CardModes modes,
      CodeWatch codes) {
    this(hosts, registry, fetch, memory, evaluation, modes, codes, EvaluationSection.DEFAULT);
  }

  /** Evaluates for as long as it takes, without what is switched off. */
  public Surroundings(
      Hosts hosts,
      MeterRegistry registry,
      Duration fetch,
      OverrideMemory memory,
      CardModes modes,
      CodeWatch codes) {
    this(hosts, registry, fetch, memory, EvaluationLimit.NONE, modes, codes);
  }

  /** Counts codes by type of the record too: a code is no label. */
  CodeWatch countedCodes() {
    Map<String, Counter> counters = new ConcurrentHashMap<>();
    return (type, system, code) -> {
      counters
          .computeIfAbsent(type, known -> registry.counter("hiphooks.codes.unknown", "type", known))
          .increment();
      codes.notUnderstood(type, system, code);
    };
  }

  /** Counts nothing and waits for as long as is given. */
  public static Surroundings waiting(Duration fetch) {
    return new Surroundings(new Hosts(), new CompositeMeterRegistry(), fetch);
  }

  /** The same with the limits and the engine of a configuration. */
  public Surroundings limited(OperationsSection operations) {
    return new Surroundings(
        hosts,
        registry,
        operations.fetch(),
        memory,
        EvaluationLimit.of(operations.evaluation()),
        modes,
        codes,
        operations.engines());
  }
}
