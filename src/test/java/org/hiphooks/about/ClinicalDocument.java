package org.hiphooks.about;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;

/**
 * What a clinician reviews and signs: every rule in plain words and in exact CQL, every card,
 * cause, setting, input and value set. Made from the content; the same content gives the same text.
 */
final class ClinicalDocument {

  private final ContentResources resources;
  private final MarkdownText text = new MarkdownText();
  private final RuleSections rules;
  private final TableSections tables;

  private ClinicalDocument(Content content, Knowledge knowledge) {
    this.resources = new ContentResources(content);
    this.rules = new RuleSections(resources, new DefineTexts(content), knowledge, text);
    this.tables = new TableSections(resources, content, text);
  }

  /** The document of a content, as Markdown. */
  public static String of(Content content, Knowledge knowledge) {
    ClinicalDocument document = new ClinicalDocument(content, knowledge);
    document.opening(knowledge.version());
    document.about();
    document.rules.services();
    document.rules.causes();
    document.tables.cautions();
    document.tables.settings();
    document.tables.inputs();
    document.rules.sharedDefines();
    document.tables.valueSets();
    document.tables.sources();
    return document.text.toString();
  }

  private void opening(String version) {
    text.heading(1, "Clinical content " + version + " for review");
    text.paragraph(
        "Made from `cql/` and `fhir-resources/` by `mvn test -Dtest=DocumentsTest -Dhiphooks.documents=write`; change those, not this"
            + " file. Texts in braces are filled in from the record or from a setting.");
    text.table(
        List.of("Reviewer, licence", "Scope", "Decision and conditions", "Date, signature"),
        List.of(List.of("", "", "", ""), List.of("", "", "", "")));
  }

  private void about() {
    JsonNode about = ContentResources.ofDocuments("hip-about");
    text.heading(2, "Intended use and limits");
    text.paragraph(about.path("purpose").asText());
    text.paragraph(about.path("usage").asText());
    text.paragraph(first(about, "intended-user"));
    text.paragraph(first(about, "population"));
    text.heading(3, "How a record is read");
    text.bullets(ContentResources.extensions(about, "reading-rule"));
    text.heading(3, "How it decides");
    text.bullets(ContentResources.extensions(about, "logic-step"));
    text.heading(3, "Limits");
    text.bullets(ContentResources.extensions(about, "limit"));
  }

  private static String first(JsonNode resource, String extension) {
    return String.join(" ", ContentResources.extensions(resource, extension));
  }
}
