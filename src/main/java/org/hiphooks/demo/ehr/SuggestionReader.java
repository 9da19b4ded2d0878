package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiphooks.demo.ehr.Transaction.Written;

/** Reads the suggestions of a card (CDS Hooks 2.0, "Suggestion") and what became of them. */
final class SuggestionReader {

  private static final Written NOTHING = new Written(List.of(), List.of(), List.of());

  /** The suggestions in their order. With {@code at-most-one}, taking one closes the others. */
  List<SuggestionView> read(JsonNode card, HookCall call) {
    boolean onlyOne = "at-most-one".equals(Json.text(card, "selectionBehavior"));
    boolean taken = false;
    for (JsonNode suggestion : card.path("suggestions")) {
      taken |= call.drafts().isTaken(uuid(suggestion));
    }
    List<SuggestionView> views = new ArrayList<>();
    for (JsonNode suggestion : card.path("suggestions")) {
      views.add(view(suggestion, call, onlyOne && taken));
    }
    return views;
  }

  private static SuggestionView view(JsonNode suggestion, HookCall call, boolean isClosed) {
    String uuid = uuid(suggestion);
    boolean taken = call.drafts().isTaken(uuid);
    boolean settled = !taken && changesAny(suggestion, call);
    Written written = call.drafts().written(uuid).orElse(NOTHING);
    return new SuggestionView(
        uuid,
        Optional.ofNullable(Json.text(suggestion, "label")).orElse(""),
        icon(suggestion),
        !uuid.isEmpty() && !taken && !isClosed && !settled,
        written.created(),
        written.changed(),
        written.removed(),
        call.drafts().failure(uuid),
        settled);
  }

  private static String icon(JsonNode suggestion) {
    return switch (String.valueOf(Json.text(suggestion.path("actions").path(0), "type"))) {
      case "delete" -> "remove";
      case "update" -> "switches";
      default -> "draft";
    };
  }

  private static boolean changesAny(JsonNode suggestion, HookCall call) {
    for (JsonNode action : suggestion.path("actions")) {
      if (call.settled().contains(Accepting.changed(action))) {
        return true;
      }
    }
    return false;
  }

  private static String uuid(JsonNode suggestion) {
    return Optional.ofNullable(Json.text(suggestion, "uuid")).orElse("");
  }
}
