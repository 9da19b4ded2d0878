package org.hiphooks.opinion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.cdshooks.Suggestion;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;

/** What the service drafts over all cases, as it leaves the service. */
final class OfferedDrafts {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /** Whom a draft is about and what it refers to is another for every case. */
  private static final List<String> OF_THE_CASE =
      List.of("id", "subject", "patient", "requester", "encounter", "reasonReference");

  private final Map<String, ObjectNode> byText = new LinkedHashMap<>();
  private final Map<String, ObjectNode> byPlace = new LinkedHashMap<>();

  private OfferedDrafts() {}

  /** Drafts by the case, card and suggestion that offered them first; none stands twice. */
  static Map<String, ObjectNode> of(Content content) throws Exception {
    OfferedDrafts drafts = new OfferedDrafts();
    CaseLibrary cases = CaseLibrary.load(content);
    HipGuidance guidance = HipGuidance.of(content, Map.of());
    List<String> services = guidance.services().stream().map(ServiceDescription::id).toList();
    RequestReader reader = new RequestReader();
    for (Case vignette : cases.all()) {
      if (services.contains(vignette.service())) {
        ObjectNode body = cases.renderer().request(vignette, NOW, RenderOptions.plain());
        HookRequest request = reader.read(body);
        for (Card card : guidance.answer(vignette.service(), request, NOW).cards()) {
          drafts.add(vignette.id(), card);
        }
      }
    }
    return drafts.byPlace;
  }

  private void add(String id, Card card) {
    for (Suggestion suggestion : card.suggestions()) {
      for (Action action : suggestion.actions()) {
        ObjectNode resource = action.resource();
        if (resource != null) {
          ObjectNode key = resource.deepCopy();
          key.remove(OF_THE_CASE);
          if (byText.putIfAbsent(key.toString(), resource) == null) {
            String where = id + " / " + card.summary() + " / " + suggestion.label();
            byPlace.put(where + " / " + byText.size(), resource);
          }
        }
      }
    }
  }
}
