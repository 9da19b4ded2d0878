package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What made a client fire: Epic fires {@code patient-view} for many of its own events and says in
 * an extension which (public CDS Hooks guide, fhir.epic.com: a number as a string, such as 60 for
 * an opened chart). Never required; what does not look like one is ignored, as all extensions are.
 */
final class Trigger {

  private static final String EXTENSION = "com.epic.cdshooks.request.bpa-trigger-action";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private Trigger() {}

  static @Nullable String of(JsonNode extension) {
    JsonNode value = extension.path(EXTENSION);
    String text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
    return WORD.matcher(text).matches() ? text : null;
  }
}
