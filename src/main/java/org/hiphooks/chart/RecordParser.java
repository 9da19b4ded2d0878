package org.hiphooks.chart;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IJsonLikeParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.jackson.JacksonStructure;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Parses one record with HAPI FHIR, straight from the JSON tree. */
final class RecordParser {

  private final FhirContext context = FhirContext.forR4Cached();

  /** The resource, or null if an element of it cannot be read. Nothing is logged: it holds data. */
  @Nullable Resource parse(ObjectNode json) {
    JacksonStructure structure = new JacksonStructure();
    structure.setNativeObject(json);
    IJsonLikeParser parser = (IJsonLikeParser) context.newJsonParser();
    parser.setParserErrorHandler(new LenientErrorHandler(false));
    try {
      return (Resource) parser.parseResource(structure);
    } catch (DataFormatException | IllegalArgumentException | ClassCastException e) {
      return null;
    }
  }
}
