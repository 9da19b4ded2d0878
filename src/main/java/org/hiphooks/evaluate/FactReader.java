package org.hiphooks.evaluate;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.Rejected;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Terminology;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.model.CachingModelResolverDecorator;
import org.opencds.cqf.cql.engine.model.ModelResolver;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;

/**
 * Reads a chart with the reading libraries: each input becomes a fact with its value, time, side,
 * source and the records that were not used.
 */
public final class FactReader {

  private static final String FHIR = "http://hl7.org/fhir";
  private static final DefineName INDEX_SIDE = new DefineName("HipReading", "IndexSide");
  private static final DefineName PROBLEM = new DefineName("HipReading", "problem of this pain");

  private final CompiledCql cql;
  private final TerminologyProvider terminology;
  private final ModelResolver model;
  private final Map<String, DefineName> sources;

  /** For one content. */
  public FactReader(CompiledCql cql, Terminology terminology) {
    this.cql = cql;
    this.terminology = new SnapshotTerminology(terminology);
    this.model =
        new CachingModelResolverDecorator(new R4FhirModelResolver(FhirContext.forR4Cached()));
    this.sources = sources(cql);
  }

  /**
   * Reads the given inputs, or all.
   *
   * @param chart records of one patient
   * @param settings values by setting name; absent = the content's default
   * @param now the evaluation's now
   */
  public Facts read(Chart chart, Map<String, ?> settings, Instant now) {
    DataProvider data = new CompositeDataProvider(model, new ChartRetrieves(chart));
    Map<String, DataProvider> providers = new HashMap<>();
    providers.put(FHIR, data);
    Environment environment = new Environment(cql.reading(), providers, terminology);
    EngineRun run = new EngineRun(environment, cql.identifiers(), chart.patientId(), settings, now);
    Set<DefineName> wanted = new LinkedHashSet<>(sources.values());
    wanted.add(INDEX_SIDE);
    wanted.add(PROBLEM);
    Values values = run.evaluate(wanted);
    Map<String, Fact> facts = new LinkedHashMap<>();
    Set<String> failed = new LinkedHashSet<>();
    sources.forEach(
        (input, define) -> {
          if (values.failed().contains(define)) {
            failed.add(input);
          } else {
            Fact fact = fact(input, values.byDefine().get(define));
            if (fact != null) {
              facts.put(input, fact);
            }
          }
        });
    return new Facts(facts, failed, chart.unread(), values.text(INDEX_SIDE), values.text(PROBLEM));
  }

  /**
   * An input is written {@code Library."define".value}; the tuple behind it holds the evidence. An
   * input that is written otherwise is its own source.
   */
  private static Map<String, DefineName> sources(CompiledCql cql) {
    Map<String, DefineName> sources = new LinkedHashMap<>();
    for (String input : cql.inputs().keySet().stream().sorted().toList()) {
      DefineName define = new DefineName(CompiledCql.INPUTS, input);
      DefineName tuple = cql.tuples().get(input);
      sources.put(input, tuple == null ? define : tuple);
    }
    return sources;
  }

  private static @Nullable Fact fact(String input, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> tuple)) {
      return Fact.given(input, value);
    }
    return new Fact(
        input,
        tuple.get("value"),
        tuple.get("at") instanceof OffsetDateTime at ? at : null,
        tuple.get("side") instanceof String side ? side : null,
        tuple.get("source") instanceof String source ? source : null,
        rejected(tuple.get("rejected")));
  }

  private static List<Rejected> rejected(@Nullable Object list) {
    List<Rejected> rejected = new ArrayList<>();
    if (list instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> tuple && tuple.get("reason") instanceof String reason) {
          rejected.add(
              new Rejected(
                  tuple.get("source") instanceof String source ? source : null,
                  reason,
                  tuple.get("at") instanceof OffsetDateTime at ? at : null));
        }
      }
    }
    return rejected;
  }
}
