package org.hiphooks.replay.visit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a bulk export is about, found without making a tree of it.
 *
 * @param type FHIR type; null = it is no resource
 * @param id id of the resource; null = it has none
 * @param patient id of the patient it belongs to; null = it names none
 * @param drug reference of the Medication that it is about; null = it names none
 */
public record BulkLine(
    @Nullable String type, @Nullable String id, @Nullable String patient, @Nullable String drug) {

  /** Longest line that is read, in bytes. */
  public static final int MAX_BYTES = JsonFiles.MAX_LINE;

  private static final JsonFactory JSON = new JsonFactory();
  private static final String PATIENT = "Patient/";

  /**
   * Looks at a line, to its end, so that a broken one is found now.
   *
   * @throws Unreadable if it is not JSON
   */
  public static BulkLine of(byte[] line) throws Unreadable {
    try (JsonParser parser = JSON.createParser(line)) {
      return of(parser);
    } catch (IOException e) {
      throw new Unreadable("is not JSON");
    }
  }

  /**
   * Reads the resource of a line.
   *
   * @throws Unreadable if it is none, with a reason that quotes nothing of it
   */
  public static ObjectNode resource(byte[] line) throws Unreadable {
    return JsonFiles.read(line);
  }

  /** Whether nothing stands in a line. */
  public static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (!Character.isWhitespace(b)) {
        return false;
      }
    }
    return true;
  }

  static BulkLine of(JsonParser parser) throws IOException {
    String type = null;
    String id = null;
    String subject = null;
    String drug = null;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return new BulkLine(null, null, null, null);
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if ("resourceType".equals(field) && value == JsonToken.VALUE_STRING) {
        type = parser.getText();
      } else if ("id".equals(field) && value == JsonToken.VALUE_STRING) {
        id = parser.getText();
      } else if (isSubject(field) && value == JsonToken.START_OBJECT) {
        subject = patientOf(reference(parser));
      } else if ("medicationReference".equals(field) && value == JsonToken.START_OBJECT) {
        drug = reference(parser);
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "something follows the object");
    }
    return new BulkLine(type, id, "Patient".equals(type) ? id : subject, drug);
  }

  private static boolean isSubject(String field) {
    return "subject".equals(field) || "patient".equals(field);
  }

  private static @Nullable String reference(JsonParser parser) throws IOException {
    String reference = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if ("reference".equals(field) && value == JsonToken.VALUE_STRING) {
        reference = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    return reference;
  }

  private static @Nullable String patientOf(@Nullable String reference) {
    int at = reference == null ? -1 : reference.lastIndexOf(PATIENT);
    if (reference == null || at < 0 || (at > 0 && reference.charAt(at - 1) != '/')) {
      return null;
    }
    String id = reference.substring(at + PATIENT.length());
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "BulkLine[" + type + ']';
  }
}
