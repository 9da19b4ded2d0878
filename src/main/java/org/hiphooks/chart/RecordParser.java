package org.hiphooks.chart;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IJsonLikeParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.jackson.JacksonStructure;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Parses one record with HAPI FHIR, straight from the JSON tree. An element that cannot be read
 * makes a record unreadable; of a draft, which is often incomplete, it is left out.
 */
final class RecordParser {

  private final FhirContext context = FhirModel.CONTEXT;
  private final boolean leavesOut;

  /**
   * For records, or for drafts.
   *
   * @param leavesOut whether values that do not fit are left out
   */
  RecordParser(boolean leavesOut) {
    this.leavesOut = leavesOut;
  }

  /** The resource, or null if an element of it cannot be read. Nothing is logged: it holds data. */
  @Nullable Resource parse(ObjectNode json) {
    JacksonStructure structure = new JacksonStructure();
    structure.setNativeObject(json);
    IJsonLikeParser parser = (IJsonLikeParser) context.newJsonParser();
    parser.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(!leavesOut));
    try {
      return (Resource) parser.parseResource(structure);
    } catch (DataFormatException
        | IllegalArgumentException
        | ClassCastException
        | IndexOutOfBoundsException e) {
      return null;
    }
  }
}
