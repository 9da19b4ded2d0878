package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What made a client fire: Epic fires {@code patient-view} for many of its own events and says in
 * an extension which (public CDS Hooks guide, fhir.epic.com: a number as a string, such as 60 for
 * an opened chart). Never required. It is logged and counted, so of anything longer than two
 * digits, which could be an identifier, only {@code other} is kept.
 */
final class Trigger {

  private static final String EXTENSION = "com.epic.cdshooks.request.bpa-trigger-action";
  private static final Pattern KNOWN = Pattern.compile("[0-9]{1,2}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final String OTHER = "other";

  private Trigger() {}

  static @Nullable String of(JsonNode extension) {
    JsonNode value = extension.path(EXTENSION);
    String text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
    if (KNOWN.matcher(text).matches()) {
      return text;
    }
    return WORD.matcher(text).matches() ? OTHER : null;
  }
}
