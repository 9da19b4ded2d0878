package org.hiphooks.replay.visit;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * Reads a JSON object entry by entry: a patient's Bundle is mostly bills and visits, which nobody
 * here reads, so they are dropped as they come and never held together.
 */
final class BundleReader {

  private static final String ENTRY = "entry";

  private final ObjectReader trees;
  private final JsonParser parser;
  private final Predicate<String> wanted;

  private BundleReader(ObjectReader trees, JsonParser parser, Predicate<String> wanted) {
    this.trees = trees;
    this.parser = parser;
    this.wanted = wanted;
  }

  static ObjectNode read(ObjectMapper json, InputStream in, Predicate<String> wanted)
      throws IOException, Unreadable {
    try (JsonParser parser = json.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        // A broken file is told from one that holds something else.
        parser.skipChildren();
        throw new Unreadable("is not an object");
      }
      ObjectReader trees = json.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
      return new BundleReader(trees, parser, wanted).object();
    }
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = JsonFiles.object();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      if (object.has(field)) {
        throw new JsonParseException(parser, "a field stands twice");
      }
      boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
      if (isList && ENTRY.equals(field)) {
        entries(object.putArray(field));
      } else {
        object.set(field, trees.readTree(parser));
      }
    }
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "something follows the object");
    }
    return object;
  }

  private void entries(ArrayNode entries) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode entry = trees.readTree(parser);
      JsonNode type = entry.at("/resource/resourceType");
      if (!type.isTextual() || wanted.test(type.textValue())) {
        entries.add(entry);
      }
    }
  }
}
