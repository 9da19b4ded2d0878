package org.hiphooks.opinion;

import ca.uhn.fhir.repository.IRepository;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.jspecify.annotations.NullUnmarked;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.execution.EvaluationResults;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cql.engine.parameters.CqlFhirParametersConverter;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.SEARCH_FILTER_MODE;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.TERMINOLOGY_FILTER_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_EXPANSION_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_MEMBERSHIP_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_PRE_EXPANSION_MODE;

/** Evaluates at a given instant, with given parameters; the operation has room for neither. */
@NullUnmarked
final class EngineAt extends LibraryEngine {

  private final Map<String, Object> given;
  private final ZonedDateTime now;

  /**
   * For one call.
   *
   * @param given values of parameters
   * @param now the evaluation's now
   */
  EngineAt(
      IRepository repository, EvaluationSettings settings, Map<String, Object> given, Instant now) {
    super(repository, settings);
    this.given = given;
    this.now = now.atZone(ZoneOffset.UTC);
  }

  @Override
  public EvaluationResults getEvaluationResult(
      List<VersionedIdentifier> ids,
      String patient,
      IBaseParameters parameters,
      Map<String, Object> unusedParameters,
      IBaseBundle data,
      Set<String> expressions,
      CqlFhirParametersConverter converter,
      ZonedDateTime unusedTime,
      CqlEngine engine) {
    return super.getEvaluationResult(
        ids, patient, parameters, given, data, expressions, converter, now, engine);
  }

  @Override
  public EvaluationResult getEvaluationResult(
      VersionedIdentifier id,
      String patient,
      IBaseParameters parameters,
      Map<String, Object> unusedParameters,
      IBaseBundle data,
      Set<String> expressions,
      CqlFhirParametersConverter converter,
      ZonedDateTime unusedTime,
      CqlEngine engine) {
    return super.getEvaluationResult(
        id, patient, parameters, given, data, expressions, converter, now, engine);
  }

  /** It asks no terminology server and has no index to search: both are done in memory. */
  static EvaluationSettings settings() {
    TerminologySettings terminology = new TerminologySettings();
    terminology.setValuesetExpansionMode(VALUESET_EXPANSION_MODE.PERFORM_NAIVE_EXPANSION);
    terminology.setValuesetPreExpansionMode(VALUESET_PRE_EXPANSION_MODE.USE_IF_PRESENT);
    terminology.setValuesetMembershipMode(VALUESET_MEMBERSHIP_MODE.USE_EXPANSION);
    RetrieveSettings retrieve =
        new RetrieveSettings()
            .setSearchParameterMode(SEARCH_FILTER_MODE.FILTER_IN_MEMORY)
            .setTerminologyParameterMode(TERMINOLOGY_FILTER_MODE.FILTER_IN_MEMORY);
    return EvaluationSettings.getDefault()
        .withTerminologySettings(terminology)
        .withRetrieveSettings(retrieve);
  }
}
