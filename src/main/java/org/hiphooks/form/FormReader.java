package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentFile;

/** Reads the form from the content: a Questionnaire, and the cards that offer it. */
final class FormReader {

  private FormReader() {}

  /** The form that cards of the content offer; empty if none does. */
  static Optional<HipForm> read(Content content, Locale language) {
    List<ContentFile> files = new ArrayList<>();
    content
        .below("fhir-resources")
        .forEach(
            (path, text) -> {
              if (path.contains("/questionnaire/") || path.contains("/plan-definition/")) {
                ContentFile file = ContentFile.read(path, text, new ArrayList<>());
                if (file != null) {
                  files.add(file);
                }
              }
            });
    return files.stream()
        .filter(file -> "Questionnaire".equals(file.resourceType()))
        .map(
            file ->
                form(file.json(), offers(files, file.url()), service(files, file.url()), language))
        .filter(form -> !form.offeredBy().isEmpty())
        .findFirst();
  }

  /** The first service with a card that offers the form. */
  private static String service(List<ContentFile> files, String url) {
    return files.stream()
        .filter(file -> !offers(List.of(file), url).isEmpty())
        .map(ContentFile::id)
        .findFirst()
        .orElse("");
  }

  private static HipForm form(JsonNode json, Set<String> offers, String service, Locale language) {
    String own = json.path("language").asText("en");
    Texts texts = new Texts(language, own);
    return new HipForm(
        json.path("url").asText(),
        json.path("version").asText(),
        texts.of(json, "title"),
        new ItemReader(texts).items(json),
        offers,
        service,
        texts.used(),
        own,
        !unreviewed(json).contains(texts.used()));
  }

  /** Languages of translations that no clinician has read. */
  private static List<String> unreviewed(JsonNode json) {
    List<String> languages = new ArrayList<>();
    for (JsonNode extension : json.path("extension")) {
      if (extension.path("url").asText().equals(Extensions.OURS + "translation-not-reviewed")) {
        languages.add(extension.path("valueCode").asText());
      }
    }
    return languages;
  }

  private static Set<String> offers(List<ContentFile> files, String url) {
    Set<String> offers = new HashSet<>();
    for (ContentFile file : files) {
      for (JsonNode action : file.json().path("action")) {
        JsonNode form = Extensions.value(action, Extensions.OURS + "form");
        if (form != null && form.asText().equals(url)) {
          offers.add(action.path("prefix").asText());
        }
      }
    }
    return offers;
  }
}
