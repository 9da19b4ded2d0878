package org.hiphooks.knowledge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the elements of a JSON text stand: line and column of a JSON Pointer. */
public final class JsonPlaces {

  private static final JsonFactory JSON = new JsonFactory();

  private final String file;
  private final Map<String, ContentPlace> byPointer = new HashMap<>();

  private JsonPlaces(String file) {
    this.file = file;
  }

  /** Reads a text; of a text that is no JSON the part before the fault is known. */
  public static JsonPlaces of(String file, String text) {
    JsonPlaces places = new JsonPlaces(file);
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.FIELD_NAME
            && token != JsonToken.END_ARRAY
            && token != JsonToken.END_OBJECT) {
          places.add(parser, token);
        }
      }
    } catch (IOException e) {
      // What was read before the fault stays known; the fault is reported where the file is read.
      places.byPointer.putIfAbsent("", ContentPlace.of(file, 1, 1, 0));
    }
    return places;
  }

  /** Place of an element; if it does not exist, of the nearest element around it. */
  public ContentPlace of(String pointer) {
    String known = pointer;
    @Nullable ContentPlace place = byPointer.get(known);
    while (place == null && !known.isEmpty()) {
      known = known.substring(0, Math.max(0, known.lastIndexOf('/')));
      place = byPointer.get(known);
    }
    if (place == null) {
      return new ContentPlace(file, 0, 0, 0, pointer);
    }
    return new ContentPlace(file, place.line(), place.column(), place.width(), pointer);
  }

  private void add(JsonParser parser, JsonToken token) throws IOException {
    // An object's or array's own context is that of its content: the pointer is its parent's.
    boolean opens = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    String pointer =
        (opens ? parser.getParsingContext().getParent() : parser.getParsingContext())
            .pathAsPointer()
            .toString();
    JsonLocation start = parser.currentTokenLocation();
    int width = 1;
    if (!opens) {
      parser.finishToken();
      JsonLocation end = parser.currentLocation();
      width = Math.max(1, end.getColumnNr() - start.getColumnNr());
    }
    byPointer.put(pointer, ContentPlace.of(file, start.getLineNr(), start.getColumnNr(), width));
  }
}
