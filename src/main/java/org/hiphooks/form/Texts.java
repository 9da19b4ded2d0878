package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Texts of a resource in one language where the resource has translations, else as they stand. */
final class Texts {

  private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

  private final Locale language;
  private final String own;
  private boolean isTranslated;

  /**
   * Texts in a language.
   *
   * @param own language of the texts that have no translation
   */
  Texts(Locale language, String own) {
    this.language = language;
    this.own = own;
  }

  /** The text of a property; empty if there is none. */
  String of(JsonNode element, String property) {
    for (JsonNode extension : element.path('_' + property).path("extension")) {
      if (TRANSLATION.equals(extension.path("url").asText())) {
        String code = part(extension, "lang", "valueCode");
        if (Locale.forLanguageTag(code).getLanguage().equals(language.getLanguage())) {
          isTranslated = true;
          return part(extension, "content", "valueString");
        }
      }
    }
    return element.path(property).asText("");
  }

  /** The language of the texts that were given. */
  String used() {
    return isTranslated ? language.toLanguageTag() : own;
  }

  private static String part(JsonNode extension, String name, String value) {
    for (JsonNode part : extension.path("extension")) {
      if (name.equals(part.path("url").asText())) {
        return part.path(value).asText(part.path("valueMarkdown").asText(""));
      }
    }
    return "";
  }
}
