package org.hiphooks.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.FhirModel;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Terminology;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;

/** The reference implementation: an engine for each chart. */
public final class ReferenceCharts implements ChartEvaluator {

  private static final String FHIR = "http://hl7.org/fhir";

  private final CompiledCql cql;
  private final EvaluationLimit limit;
  private final TerminologyProvider terminology;

  /** For one content and within a limit. */
  public ReferenceCharts(CompiledCql cql, Terminology terminology, EvaluationLimit limit) {
    this.limit = limit;
    this.cql = cql;
    this.terminology = new SnapshotTerminology(terminology);
  }

  @Override
  public Values evaluate(
      Collection<DefineName> defines, Chart chart, Map<String, ?> settings, Instant now) {
    LibraryManager reading = EngineRun.libraries(cql::reading);
    if (reading == null) {
      return Values.failed(defines);
    }
    DataProvider data = new CompositeDataProvider(FhirModel.whole(), new ChartRetrieves(chart));
    Map<String, DataProvider> providers = new HashMap<>();
    providers.put(FHIR, data);
    Environment environment = new Environment(reading, providers, terminology);
    return new EngineRun(environment, cql.identifiers(), chart.patientId(), settings, now, limit)
        .evaluate(defines);
  }
}
