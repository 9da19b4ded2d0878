package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.knowledge.ContentFile;

/** Turns the places a validator names, such as {@code Plan.action[3].title}, into JSON Pointers. */
final class FhirPaths {

  private static final Pattern STEP =
      Pattern.compile("\\.(\\w+)(?:\\[(\\d+)])?(?:\\.ofType\\((\\w+)\\))?");
  private static final Pattern QUOTED = Pattern.compile("['\"`]([A-Za-z_]\\w*)['\"`]");

  private FhirPaths() {}

  /** The pointer; an element of a choice type gets the name it has in JSON. */
  static String pointer(ContentFile file, String path) {
    StringBuilder pointer = new StringBuilder();
    Matcher step = STEP.matcher(path.replaceAll("/\\*[^*]*\\*/", ""));
    while (step.find()) {
      String type = step.group(3);
      pointer.append('/').append(step.group(1));
      if (type != null) {
        pointer.append(type.substring(0, 1).toUpperCase(Locale.ROOT)).append(type.substring(1));
      }
      boolean isArray = file.json().at(pointer.toString()).isArray();
      if (step.group(2) != null && isArray) {
        pointer.append('/').append(step.group(2));
      }
    }
    return pointer.toString();
  }

  /** Where the standard defines the element. */
  static String definition(String type, String path) {
    String element =
        path.replaceAll("/\\*[^*]*\\*/|\\[\\d+]", "").replaceAll("\\.ofType\\(.*", "[x]");
    return "https://hl7.org/fhir/R4/"
        + type.toLowerCase(Locale.ROOT)
        + "-definitions.html#"
        + element;
  }

  /** The child that a message about an element names, or the element. */
  static String named(ContentFile file, String pointer, String message) {
    JsonNode element = file.json().at(pointer);
    Matcher quoted = QUOTED.matcher(message);
    while (quoted.find()) {
      if (element.has(quoted.group(1))) {
        return pointer + '/' + quoted.group(1);
      }
    }
    return pointer;
  }
}
