package org.hiphooks.about;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Setting;

/** The tables of the document for review: cautions, settings, inputs, value sets, sources. */
final class TableSections {

  private final ContentResources resources;
  private final Content content;
  private final MarkdownText text;

  TableSections(ContentResources resources, Content content, MarkdownText text) {
    this.resources = resources;
    this.content = content;
    this.text = text;
  }

  void cautions() {
    text.chapter("cautions", "Reasons against an injection, and cautions");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode caution : resources.concepts("hip-cautions")) {
      rows.add(
          List.of(
              caution.path("code").asText(),
              caution.path("display").asText(),
              ContentResources.property(caution, "text")));
    }
    text.table(List.of("Code", "Name", "Text on the card"), rows);
  }

  void settings() {
    text.chapter("settings", "Settings that a site may change");
    text.paragraph(
        "Mark: S from the article that started the pathway, B from a named source, U the author's"
            + " value, K the author's knowledge.");
    List<List<String>> rows = new ArrayList<>();
    for (Setting setting : Setting.of(content, new ArrayList<>()).values()) {
      String range =
          setting.min() == null ? "true or false" : setting.min() + " to " + setting.max();
      rows.add(
          List.of(
              '`' + setting.name() + '`',
              String.valueOf(setting.defaultValue()),
              range,
              setting.unit(),
              setting.mark(),
              setting.text()));
    }
    text.table(List.of("Setting", "Default", "Range", "Unit", "Mark", "What it decides"), rows);
  }

  void inputs() {
    text.chapter("inputs", "Inputs");
    text.paragraph(
        "An input without a resource is derived from others. Value set: the codes that carry it;"
            + " otherwise the code that HipHooks writes.");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode input : resources.concepts("hip-inputs")) {
      String valueSets = String.join(", ", ContentResources.properties(input, "valueSet"));
      rows.add(
          List.of(
              '`' + input.path("code").asText() + '`',
              input.path("display").asText(),
              property(input, "positive"),
              property(input, "negative"),
              property(input, "resource"),
              valueSets.isEmpty() ? property(input, "codeToWrite") : valueSets,
              property(input, "unit"),
              property(input, "lookBack"),
              property(input, "tieBreak")));
    }
    text.table(
        List.of(
            "Input",
            "Name",
            "If positive",
            "If negative",
            "Resource",
            "Value set or code",
            "Unit",
            "Look-back",
            "Of two"),
        rows);
  }

  void valueSets() {
    text.chapter("value-sets", "Value sets");
    text.paragraph(
        "Codes only: descriptions of licensed code systems are not shipped. A name with `.*` means"
            + " every code that begins so.");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode valueSet : resources.all("value-set")) {
      for (JsonNode include : valueSet.path("compose").path("include")) {
        rows.add(
            List.of(
                '`' + valueSet.path("id").asText() + '`',
                include.path("system").asText(),
                codes(include)));
      }
    }
    text.table(List.of("Value set", "Code system", "Codes"), rows);
  }

  private static String codes(JsonNode include) {
    List<String> codes = new ArrayList<>();
    for (JsonNode concept : include.path("concept")) {
      String display = concept.path("display").asText();
      codes.add(concept.path("code").asText() + (display.isEmpty() ? "" : " (" + display + ')'));
    }
    for (JsonNode filter : include.path("filter")) {
      codes.add('`' + filter.path("value").asText() + '`');
    }
    include.path("valueSet").forEach(set -> codes.add("all of " + set.asText()));
    return codes.isEmpty() ? "all" : String.join(", ", codes);
  }

  void sources() {
    text.chapter("sources", "Sources");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode source : resources.get("about", "hip-about").path("relatedArtifact")) {
      rows.add(
          List.of(
              source.path("label").asText(),
              source.path("display").asText(),
              source.path("url").asText(),
              source.path("citation").asText()));
    }
    text.table(List.of("Key", "Source", "Address", "How well it was read"), rows);
  }

  private static String property(JsonNode concept, String code) {
    return ContentResources.property(concept, code);
  }
}
