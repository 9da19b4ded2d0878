package org.hiphooks.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Builds the data types of FHIR R4 as JSON. Decimals keep their digits. */
final class Fhir {

  private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
  private static final JsonNodeFactory NODES = new JsonNodeFactory(true);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .nodeFactory(NODES)
          .build();

  private Fhir() {}

  /**
   * Reads a JSON object.
   *
   * @throws CaseContentInvalid if the text is not one
   */
  static ObjectNode read(String path, String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw new CaseContentInvalid(path, "is not a JSON object");
    } catch (JsonProcessingException e) {
      throw new CaseContentInvalid(path, "is not JSON: " + e.getOriginalMessage());
    }
  }

  static ObjectNode object() {
    return NODES.objectNode();
  }

  /** A Boolean, a number or a text. */
  static JsonNode scalar(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A new resource with its id. */
  static ObjectNode resource(String type, String id) {
    return object().put("resourceType", type).put("id", id);
  }

  /** A CodeableConcept of one or several codings. */
  static ObjectNode concept(List<Code> codes) {
    ObjectNode concept = object();
    codes.forEach(code -> concept.withArray("/coding").add(code.coding()));
    return concept;
  }

  /** A CodeableConcept with our own words as text. */
  static ObjectNode concept(List<Code> codes, String text) {
    return concept(codes).put("text", text);
  }

  /** A CodeableConcept of a code system of HL7 terminology. */
  static ObjectNode hl7(String system, String code) {
    return concept(List.of(new Code(TERMINOLOGY + system, code, null)));
  }

  static ObjectNode reference(String reference) {
    return object().put("reference", reference);
  }

  /** A Quantity whose unit is a UCUM code. */
  static ObjectNode quantity(BigDecimal value, String unit, String system) {
    ObjectNode quantity = object();
    quantity.put("value", value);
    return quantity.put("unit", unit).put("system", system).put("code", unit);
  }

  /** The values of an element, whether it is an array or, wrongly, a single object. */
  static Iterable<JsonNode> each(JsonNode element) {
    if (element.isArray()) {
      return element;
    }
    return element.isObject() ? List.of(element) : List.of();
  }
}
