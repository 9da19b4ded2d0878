package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.pages.Markdown;

/** Reads the cards of an answer (CDS Hooks 2.0, "CDS Card Attributes"), leniently. */
final class CardReader {

  private static final String GUIDANCE = "org.hiphooks.guidance";
  private static final int VISIBLE = 4;

  private final Markdown markdown = new Markdown();

  /** The cards in the order of the answer, with what became of their suggestions. */
  List<CardView> read(JsonNode answer, Drafts drafts) {
    List<CardView> cards = new ArrayList<>();
    for (JsonNode card : answer.path("cards")) {
      cards.add(read(card, cards.size(), drafts));
    }
    return cards;
  }

  private CardView read(JsonNode card, int place, Drafts drafts) {
    String summary = orEmpty(card, "summary");
    Markdown.Parts detail = markdown.parts(orEmpty(card, "detail"));
    JsonNode guidance = card.path("extension").path(GUIDANCE);
    List<SuggestionView> suggestions = suggestions(card, drafts);
    Map<String, LinkView> links = links(card);
    String sourceUrl = orEmpty(card.path("source"), "url");
    links.remove(sourceUrl);
    return new CardView(
        uuid(card, place),
        orEmpty(guidance, "rule"),
        orEmpty(guidance, guidance.has("contentVersion") ? "contentVersion" : "version"),
        Level.of(Json.text(card, "indicator"), summary),
        summary,
        detail.head(),
        detail.rest(),
        suggestions,
        suggestions.size() > VISIBLE ? VISIBLE - 1 : suggestions.size(),
        LinkView.of(Json.text(card, "source", "label"), sourceUrl),
        List.copyOf(links.values()));
  }

  private static List<SuggestionView> suggestions(JsonNode card, Drafts drafts) {
    boolean onlyOne = "at-most-one".equals(Json.text(card, "selectionBehavior"));
    boolean taken = false;
    for (JsonNode suggestion : card.path("suggestions")) {
      taken |= drafts.isDrafted(orEmpty(suggestion, "uuid"));
    }
    List<SuggestionView> views = new ArrayList<>();
    for (JsonNode suggestion : card.path("suggestions")) {
      String uuid = orEmpty(suggestion, "uuid");
      views.add(
          new SuggestionView(
              uuid,
              orEmpty(suggestion, "label"),
              drafts.references(uuid),
              !uuid.isEmpty() && !drafts.isDrafted(uuid) && !(onlyOne && taken),
              drafts.hasFailed(uuid)));
    }
    return views;
  }

  private static Map<String, LinkView> links(JsonNode card) {
    Map<String, LinkView> links = new LinkedHashMap<>();
    for (JsonNode link : card.path("links")) {
      LinkView view = LinkView.of(Json.text(link, "label"), orEmpty(link, "url"));
      links.put(view.url(), view);
    }
    return links;
  }

  private static String uuid(JsonNode card, int place) {
    String uuid = orEmpty(card, "uuid");
    return uuid.isEmpty() ? "card-" + place : uuid;
  }

  private static String orEmpty(JsonNode node, String element) {
    String text = Json.text(node, element);
    return text == null ? "" : text;
  }
}
