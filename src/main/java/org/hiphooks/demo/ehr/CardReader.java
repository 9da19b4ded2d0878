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
  private final SuggestionReader suggestions = new SuggestionReader();
  private final Addressed addressed;

  CardReader(Addressed addressed) {
    this.addressed = addressed;
  }

  /** The cards in the order of the answer, with what was made of them. */
  List<CardView> read(JsonNode answer, String patientId, HookCall call) {
    List<CardView> cards = new ArrayList<>();
    for (JsonNode card : answer.path("cards")) {
      cards.add(read(card, cards.size(), patientId, call));
    }
    return cards;
  }

  private CardView read(JsonNode card, int place, String patientId, HookCall call) {
    String summary = orEmpty(card, "summary");
    Markdown.Parts detail = markdown.parts(orEmpty(card, "detail"));
    JsonNode guidance = card.path("extension").path(GUIDANCE);
    List<SuggestionView> proposed = suggestions.read(card, call);
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
        proposed,
        proposed.size() > VISIBLE ? VISIBLE - 1 : proposed.size(),
        LinkView.of(Json.text(card, "source", "label"), sourceUrl),
        List.copyOf(links.values()),
        override(card, uuid(card, place), patientId, call));
  }

  private OverrideView override(JsonNode card, String uuid, String patientId, HookCall call) {
    List<OverrideView.Reason> reasons = new ArrayList<>();
    for (JsonNode reason : card.path("overrideReasons")) {
      reasons.add(new OverrideView.Reason(orEmpty(reason, "code"), orEmpty(reason, "display")));
    }
    Overrides.Given given =
        call.overrides().of(uuid).orElse(new Overrides.Given("", "", "", "", false));
    boolean stands = call.overrides().of(uuid).isPresent() && given.stands();
    return new OverrideView(
        reasons,
        given.code(),
        given.reason(),
        given.comment(),
        given.problem(),
        stands,
        given.isSent(),
        earlier(card, patientId));
  }

  /** Only where the service does not say so itself. */
  private String earlier(JsonNode card, String patientId) {
    boolean isSaid = card.path("extension").path(GUIDANCE).has("addressed");
    return isSaid ? "" : addressed.of(patientId, topic(card));
  }

  /** What feedback on this card is kept under. */
  static String topic(JsonNode card) {
    return orEmpty(card.path("source").path("topic"), "code");
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
