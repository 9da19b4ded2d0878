package org.hiphooks.evaluate;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hiphooks.chart.Chart;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.Terminology;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.model.CachingModelResolverDecorator;
import org.opencds.cqf.cql.engine.model.ModelResolver;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;

/** Makes engines that run the reading libraries on one chart each. */
final class ChartEngines {

  private static final String FHIR = "http://hl7.org/fhir";

  /** What it learns of the FHIR model holds for every content. */
  private static final ModelResolver MODEL =
      new CachingModelResolverDecorator(new R4FhirModelResolver(FhirContext.forR4Cached()));

  private final CompiledCql cql;
  private final EvaluationLimit limit;
  private final TerminologyProvider terminology;

  ChartEngines(CompiledCql cql, Terminology terminology, EvaluationLimit limit) {
    this.limit = limit;
    this.cql = cql;
    this.terminology = new SnapshotTerminology(terminology);
  }

  EngineRun on(Chart chart, Map<String, ?> settings, Instant now) {
    DataProvider data = new CompositeDataProvider(MODEL, new ChartRetrieves(chart));
    Map<String, DataProvider> providers = new HashMap<>();
    providers.put(FHIR, data);
    Environment environment = new Environment(cql.reading(), providers, terminology);
    return new EngineRun(environment, cql.identifiers(), chart.patientId(), settings, now, limit);
  }
}
