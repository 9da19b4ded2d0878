package org.hiphooks.bench;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kotlin.Pair;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.Terminology;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/**
 * What somebody would write who puts HAPI's parser and the reference engine together and sets
 * nothing: everything is parsed, a retrieve looks at every record, the library that decides is
 * evaluated as a whole.
 */
final class PlainEngine {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LIBRARY = "HipGuidance";

  private final Knowledge knowledge;
  private final boolean isCaching;

  /**
   * An engine.
   *
   * @param isCaching whether what was evaluated is kept within a call, which is off by default
   */
  PlainEngine(Knowledge knowledge, boolean isCaching) {
    this.knowledge = knowledge;
    this.isCaching = isCaching;
  }

  /** The texts of the resources and Bundles of a request. */
  static List<String> prefetched(byte[] body) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : JSON.readTree(body).path("prefetch")) {
      if (value.isObject()) {
        texts.add(value.toString());
      }
    }
    return texts;
  }

  /** All records, as HAPI's objects. */
  static List<Resource> parsed(List<String> texts) {
    IParser parser = FHIR.newJsonParser();
    List<Resource> all = new ArrayList<>();
    for (String text : texts) {
      if (parser.parseResource(text) instanceof Bundle bundle) {
        bundle.getEntry().forEach(entry -> all.add(entry.getResource()));
      } else {
        all.add((Resource) parser.parseResource(text));
      }
    }
    return all;
  }

  /** Evaluates the library that decides. */
  int evaluate(List<Resource> records, String patient, Instant now) {
    Environment environment =
        new Environment(
            knowledge.cql().reading(),
            Map.of(
                "http://hl7.org/fhir",
                new CompositeDataProvider(
                    new R4FhirModelResolver(FHIR), new Records(records, knowledge.terminology()))),
            new Members(knowledge.terminology()));
    CqlEngine engine =
        isCaching
            ? new CqlEngine(environment, EnumSet.of(CqlEngine.Options.EnableExpressionCaching))
            : new CqlEngine(environment);
    VersionedIdentifier library = knowledge.cql().identifiers().get(LIBRARY);
    EvaluationParams.Builder params = new EvaluationParams.Builder();
    params.library(library, new EvaluationParams.LibraryParams.Builder().build());
    params.setContextParameter(new Pair<>("Patient", patient));
    params.setEvaluationDateTime(now.atZone(ZoneOffset.UTC));
    return engine.evaluate(params.build()).getOnlyResultOrThrow().getExpressionResults().size();
  }

  /** Looks at every record. */
  private record Records(List<Resource> all, Terminology terminology) implements RetrieveProvider {

    @Override
    public Iterable<@Nullable Object> retrieve(
        @Nullable String context,
        @Nullable String contextPath,
        @Nullable Object contextValue,
        String dataType,
        @Nullable String templateId,
        @Nullable String codePath,
        @Nullable Iterable<Code> codes,
        @Nullable String valueSet,
        @Nullable String datePath,
        @Nullable String dateLowPath,
        @Nullable String dateHighPath,
        @Nullable Interval dateRange) {
      List<@Nullable Object> found = new ArrayList<>();
      for (Resource record : all) {
        if (record.fhirType().equals(dataType) && isIn(record, codePath, codes, valueSet)) {
          found.add(record);
        }
      }
      return found;
    }

    private boolean isIn(
        Resource record,
        @Nullable String path,
        @Nullable Iterable<Code> codes,
        @Nullable String valueSet) {
      if (codes == null && valueSet == null) {
        return true;
      }
      for (Base value : record.listChildrenByName(path == null ? "code" : path)) {
        if (value instanceof CodeableConcept concept) {
          for (Coding coding : concept.getCoding()) {
            if (isIn(coding, codes, valueSet)) {
              return true;
            }
          }
        }
      }
      return false;
    }

    private boolean isIn(Coding coding, @Nullable Iterable<Code> codes, @Nullable String valueSet) {
      if (valueSet != null) {
        return terminology.contains(valueSet, coding.getSystem(), coding.getCode());
      }
      for (Code code : codes == null ? Set.<Code>of() : codes) {
        if (String.valueOf(code.getCode()).equals(coding.getCode())
            && String.valueOf(code.getSystem()).equals(coding.getSystem())) {
          return true;
        }
      }
      return false;
    }
  }

  /** Answers from value sets in memory. */
  private record Members(Terminology terminology) implements TerminologyProvider {

    @Override
    public boolean in(Code code, ValueSetInfo valueSet) {
      return terminology.contains(
          String.valueOf(valueSet.getId()), code.getSystem(), code.getCode());
    }

    @Override
    public Iterable<Code> expand(ValueSetInfo valueSet) {
      return List.of();
    }

    @Override
    public @Nullable Code lookup(Code code, CodeSystemInfo codeSystem) {
      return null;
    }
  }
}
