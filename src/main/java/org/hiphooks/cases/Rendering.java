package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What writing a case needs beyond the CodeSystem of inputs: codes of sides, targets, drafts and of
 * inputs whose rule looks at more than one value. Read from {@code
 * fhir-resources/cases/rendering.json}, whose first element says what it holds.
 */
final class Rendering {

  /** Path of the file below the content root. */
  static final String PATH = "fhir-resources/cases/rendering.json";

  private final ObjectNode json;

  private Rendering(ObjectNode json) {
    this.json = json;
  }

  static Rendering read(Map<String, String> files) {
    String text = files.get(PATH);
    if (text == null) {
      throw new CaseContentInvalid(PATH, "is missing");
    }
    return new Rendering(Fhir.read(PATH, text));
  }

  /** A text at a JSON Pointer that must be there. */
  String text(String pointer) {
    JsonNode node = json.at(pointer);
    if (!node.isTextual()) {
      throw new CaseContentInvalid(PATH, "no text at " + pointer);
    }
    return node.textValue();
  }

  /** A text at a JSON Pointer, if it is there. */
  Optional<String> optional(String pointer) {
    JsonNode node = json.at(pointer);
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }

  /** A number at a JSON Pointer that must be there. */
  BigDecimal number(String pointer) {
    JsonNode node = json.at(pointer);
    if (!node.isNumber()) {
      throw new CaseContentInvalid(PATH, "no number at " + pointer);
    }
    return node.decimalValue();
  }

  int days(String pointer) {
    return number(pointer).intValueExact();
  }

  /** A code at a JSON Pointer that must be there. */
  Code code(String pointer) {
    Code code = codeOrNull(pointer);
    if (code == null) {
      throw new CaseContentInvalid(PATH, "no code at " + pointer);
    }
    return code;
  }

  @Nullable Code codeOrNull(String pointer) {
    JsonNode node = json.at(pointer);
    return node.path("code").isTextual() ? Code.of(node) : null;
  }

  /** The codes at a JSON Pointer; empty if there are none. */
  List<Code> codes(String pointer) {
    List<Code> codes = new ArrayList<>();
    json.at(pointer).forEach(node -> codes.add(Code.of(node)));
    return codes;
  }

  /** The texts at a JSON Pointer; empty if there are none. */
  List<String> texts(String pointer) {
    List<String> texts = new ArrayList<>();
    json.at(pointer).forEach(node -> texts.add(node.asText()));
    return texts;
  }

  /** The raw element at a JSON Pointer; missing if there is none. */
  JsonNode at(String pointer) {
    return json.at(pointer);
  }
}
