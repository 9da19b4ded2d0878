package org.hiphooks.chart;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import org.hl7.fhir.r4.model.AnnotatedUuidType;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.model.CachingModelResolverDecorator;
import org.opencds.cqf.cql.engine.model.ModelResolver;

/** FHIR R4 as CQL sees it. What is learned of it holds for every content. */
public final class FhirModel {

  /** HAPI's definitions, of which only those are learned that something looks at. */
  static final FhirContext CONTEXT = context();

  /** Without a cache: the engine's is one for all resolvers. */
  static final ModelResolver SPARING = new Sparing(CONTEXT);

  /** Resolves types and paths of what compiled libraries read. */
  public static final ModelResolver RESOLVER = new CachingModelResolverDecorator(SPARING);

  private FhirModel() {}

  private static FhirContext context() {
    FhirContext context = FhirContext.forR4();
    context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
    return context;
  }

  /**
   * The resolver of the reference engine: it has definitions of all resources, which are large and
   * are learned when it is first asked for.
   */
  public static ModelResolver whole() {
    return Whole.RESOLVER;
  }

  /** Begins to learn what is read of records, beside whoever goes on: it takes a while. */
  public static void learnAside() {
    Thread aside =
        new Thread(
            () -> RecordShape.types().forEach(type -> KeptNames.of(RecordShape.known(type))),
            "fhir-model");
    aside.setDaemon(true);
    aside.start();
  }

  /** The CQL value of a primitive of HAPI's model; null if it has none. */
  static @Nullable Object value(Object primitive) {
    return RESOLVER.resolvePath(primitive, "value");
  }

  /** Learned when it is first asked for. */
  private static final class Whole {

    private static final ModelResolver UNCACHED =
        new R4FhirModelResolver(FhirContext.forR4Cached());
    private static final ModelResolver RESOLVER = new CachingModelResolverDecorator(UNCACHED);
  }

  /** Does without definitions of what nobody names. */
  private static final class Sparing extends R4FhirModelResolver {

    Sparing(FhirContext context) {
      super(context);
    }

    @Override
    protected void initialize() {
      getFhirContext().registerCustomType(AnnotatedUuidType.class);
    }

    /** What is neither a data type nor a resource is searched for in all definitions. */
    @Override
    public @Nullable Class<?> resolveType(@Nullable String name) {
      boolean isKnown =
          name != null
              && (getFhirContext().getElementDefinition(name) != null
                  || getFhirContext().getResourceTypes().contains(name));
      return isKnown ? super.resolveType(name) : Whole.UNCACHED.resolveType(name);
    }
  }
}
