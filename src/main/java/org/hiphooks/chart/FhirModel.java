package org.hiphooks.chart;

import ca.uhn.fhir.context.FhirContext;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.model.CachingModelResolverDecorator;
import org.opencds.cqf.cql.engine.model.ModelResolver;

/** FHIR R4 as CQL sees it. What is learned of it holds for every content. */
public final class FhirModel {

  /** Resolves types and paths. */
  public static final ModelResolver RESOLVER =
      new CachingModelResolverDecorator(new R4FhirModelResolver(FhirContext.forR4Cached()));

  private FhirModel() {}

  /** The CQL value of a primitive of HAPI's model; null if it has none. */
  static @Nullable Object value(Object primitive) {
    return RESOLVER.resolvePath(primitive, "value");
  }
}
