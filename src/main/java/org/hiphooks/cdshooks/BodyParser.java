package org.hiphooks.cdshooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * Makes a tree of a body, within limits. A name that stands twice in one object is refused: nobody
 * could say which patient is meant (FHIR JSON: names are unique).
 */
final class BodyParser {

  private static final int MAX_DEPTH = 200;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 1024;
  private static final int MAX_SEGMENTS = 12;

  /** As names of the protocol and of FHIR are, or a place in a list; names of people are not so. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][A-Za-z]{0,63}|[0-9]{1,5}");

  private static final int TOO_LARGE = 413;
  private static final int BAD_REQUEST = 400;

  private final ObjectMapper json;

  /** With a limit of bytes. */
  BodyParser(long maxBytes) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxDocumentLength(maxBytes)
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength((int) Math.min(maxBytes, Integer.MAX_VALUE))
            .maxNumberLength(MAX_NUMBER)
            .maxNameLength(MAX_NAME)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();
    this.json =
        JsonMapper.builder(factory)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .nodeFactory(new BoundedNumbers())
            .build();
  }

  /**
   * Parses a body. The stream stays open.
   *
   * @throws MalformedRequest if it is no JSON object, or goes over a limit
   * @throws IOException if the connection fails
   */
  ObjectNode parse(InputStream body) throws MalformedRequest, IOException {
    try (JsonParser parser = json.createParser(body)) {
      return parse(parser);
    } catch (CharConversionException e) {
      throw new MalformedRequest("", "the body is not text in UTF-8");
    }
  }

  private ObjectNode parse(JsonParser parser) throws MalformedRequest, IOException {
    try {
      JsonNode root = json.readTree(parser);
      if (!(root instanceof ObjectNode object)) {
        throw new MalformedRequest("", "the body must be a JSON object");
      }
      if (parser.nextToken() != null) {
        throw new MalformedRequest("", "something stands after the JSON object");
      }
      return object;
    } catch (StreamConstraintsException e) {
      throw overLimit(e, pointer(parser));
    } catch (NumberFormatException e) {
      throw new MalformedRequest(pointer(parser), "is a number with too long an exponent");
    } catch (MismatchedInputException e) {
      throw new MalformedRequest(pointer(parser), "a name stands twice in one object");
    } catch (JsonProcessingException e) {
      throw new MalformedRequest(pointer(parser), "the body is not JSON" + place(e.getLocation()));
    }
  }

  private static MalformedRequest overLimit(StreamConstraintsException fault, String pointer) {
    boolean tooLong = String.valueOf(fault.getOriginalMessage()).contains("Document length");
    return tooLong
        ? new MalformedRequest("", "the body is too large", TOO_LARGE)
        : new MalformedRequest(
            pointer,
            "is nested too deep, or holds a name, number or string that is too long",
            BAD_REQUEST);
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /** Where the parser stands. A name that might be data is not repeated. */
  private static String pointer(JsonParser parser) {
    StringBuilder text = new StringBuilder();
    JsonPointer rest = parser.getParsingContext().pathAsPointer();
    for (int i = 0; i < MAX_SEGMENTS && rest != null && !rest.matches(); i++) {
      String name = rest.getMatchingProperty();
      text.append('/').append(PLAIN_NAME.matcher(name).matches() ? name : "*");
      rest = rest.tail();
    }
    return text.toString();
  }
}
