package org.hiphooks.about;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;

/**
 * What a clinician reviews and signs: every rule in plain words and in exact CQL, every card,
 * cause, setting, input and value set. Made from the content; the same content gives the same text.
 */
public final class ClinicalDocument {

  /** Chapter that says what the content is for and where it ends. */
  public static final String INTENDED_USE = "intended-use";

  private final ContentResources resources;
  private final MarkdownText text = new MarkdownText();
  private final RuleSections rules;
  private final TableSections tables;

  private ClinicalDocument(Content content, Knowledge knowledge) {
    this.resources = new ContentResources(content);
    this.rules = new RuleSections(resources, new DefineTexts(content), knowledge, text);
    this.tables = new TableSections(resources, content, text);
  }

  /** The chapters of a content, in the order in which a reviewer reads them. */
  public static List<Chapter> of(Content content, Knowledge knowledge) {
    ClinicalDocument document = new ClinicalDocument(content, knowledge);
    document.about();
    document.rules.services();
    document.rules.causes();
    document.tables.cautions();
    document.tables.settings();
    document.tables.inputs();
    document.rules.sharedDefines();
    document.tables.valueSets();
    document.tables.sources();
    document.links(knowledge);
    return document.text.chapters();
  }

  private void about() {
    JsonNode about = resources.get("about", "hip-about");
    text.chapter(INTENDED_USE, "Intended use and limits");
    text.paragraph(about.path("purpose").asText());
    text.paragraph(about.path("usage").asText());
    text.paragraph(first(about, "intended-user"));
    text.paragraph(first(about, "population"));
    section(about, "How a record is read", "reading-rule");
    section(about, "How it decides", "logic-step");
    section(about, "Limits", "limit");
    section(about, "How it was made", "development");
  }

  private void section(JsonNode about, String heading, String extension) {
    List<String> items = ContentResources.extensions(about, extension);
    if (!items.isEmpty()) {
      text.heading(3, heading);
      text.bullets(items);
    }
  }

  private static String first(JsonNode resource, String extension) {
    return String.join(" ", ContentResources.extensions(resource, extension));
  }

  /** What a site must let its browsers open: an EHR may ask for the list before it shows a link. */
  private void links(Knowledge knowledge) {
    text.chapter("links", "Addresses that cards lead to");
    SortedMap<String, SortedSet<String>> cards = new TreeMap<>();
    knowledge.services().stream()
        .flatMap(service -> service.cards().stream())
        .forEach(card -> card.links().forEach(link -> named(cards, link.url()).add(card.rule())));
    for (JsonNode cause : resources.concepts("hip-causes")) {
      for (JsonNode property : cause.path("property")) {
        String url = property.path("valueString").asText();
        if (url.startsWith("https://")) {
          named(cards, url).add(cause.path("code").asText());
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    cards.forEach((url, rules) -> rows.add(List.of(url, String.join(", ", rules))));
    text.table(List.of("Address", "Rules"), rows);
  }

  private static SortedSet<String> named(SortedMap<String, SortedSet<String>> cards, String url) {
    return cards.computeIfAbsent(url, each -> new TreeSet<>());
  }
}
