package org.hiphooks.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.dialect.DraftCodes;
import org.hiphooks.guidance.SampleCards;
import org.hiphooks.kit.RegistrationSheet.LinkRow;
import org.hiphooks.kit.RegistrationSheet.Order;
import org.hiphooks.kit.RegistrationSheet.Reason;
import org.hiphooks.kit.RegistrationSheet.Topic;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** What the cards of a content may hold, collected from one card of every plan. */
final class CardRows {

  private static final List<String> CODED = List.of("code", "medicationCodeableConcept");

  private final Map<String, Set<String>> links = new TreeMap<>();
  private final Map<String, Reason> reasons = new TreeMap<>();
  private final Map<String, Set<String>> topics = new TreeMap<>();
  private final Map<String, Draft> drafts = new TreeMap<>();

  private record Draft(Action action, String system, String code) {}

  CardRows(Knowledge knowledge) {
    for (SampleCards.Sample sample : new SampleCards(knowledge).all()) {
      add(sample.plan().name(), sample.card());
    }
    knowledge
        .ownCards()
        .forEach(
            (rule, plan) -> {
              topics.computeIfAbsent(plan.topic(), key -> new LinkedHashSet<>()).add(plan.name());
              plan.links().forEach(link -> link(link.url(), link.label()));
              plan.overrideReasons()
                  .forEach(r -> reason(new Reason(r.system(), r.code(), r.display())));
            });
  }

  private void add(String name, Card card) {
    topics.computeIfAbsent(card.source().topic().code(), key -> new LinkedHashSet<>()).add(name);
    card.links().forEach(link -> link(link.url(), link.label()));
    if (card.source().url() != null) {
      links.computeIfAbsent(card.source().url(), key -> new LinkedHashSet<>());
    }
    card.overrideReasons()
        .forEach(
            given -> {
              String display = given.display() == null ? "" : given.display();
              reason(new Reason(given.system(), given.code(), display));
            });
    card.suggestions().forEach(suggestion -> suggestion.actions().forEach(this::draft));
  }

  private void link(String url, String label) {
    links.computeIfAbsent(url, key -> new LinkedHashSet<>()).add(label);
  }

  private void reason(Reason reason) {
    reasons.putIfAbsent(reason.system() + '|' + reason.code(), reason);
  }

  private void draft(Action action) {
    ObjectNode resource = action.resource();
    JsonNode coding = resource == null ? null : coding(resource);
    if (action.type() == Action.Type.CREATE && resource != null && coding != null) {
      String system = coding.path("system").asText();
      String code = coding.path("code").asText();
      String key =
          String.join(
              "|",
              kind(resource),
              system,
              code,
              resource.path("priority").asText(),
              action.description());
      drafts.putIfAbsent(key, new Draft(action, system, code));
    }
  }

  private static @Nullable JsonNode coding(JsonNode resource) {
    for (String element : CODED) {
      JsonNode coding = resource.path(element).at("/coding/0");
      if (!coding.path("code").asText().isEmpty()) {
        return coding;
      }
    }
    return null;
  }

  private static String kind(JsonNode resource) {
    return resource.path("resourceType").asText();
  }

  List<LinkRow> links() {
    List<LinkRow> rows = new ArrayList<>();
    links.forEach((url, labels) -> rows.add(new LinkRow(url, List.copyOf(labels))));
    return rows;
  }

  List<Reason> reasons() {
    return List.copyOf(reasons.values());
  }

  List<Topic> topics() {
    List<Topic> rows = new ArrayList<>();
    topics.forEach((code, cards) -> rows.add(new Topic(code, List.copyOf(cards))));
    return rows;
  }

  /** The drafts, each with the code that the client has for it. */
  List<Order> orders(DraftCodes theirs) {
    List<Order> rows = new ArrayList<>();
    for (Draft draft : drafts.values()) {
      ObjectNode resource = draft.action().resource();
      Action mapped = theirs.of(draft.action());
      JsonNode coding = mapped.resource() == null ? null : coding(mapped.resource());
      boolean isMapped = !mapped.equals(draft.action()) && coding != null;
      String own =
          isMapped && coding != null
              ? coding.path("system").asText() + '|' + coding.path("code").asText()
              : "";
      if (resource != null) {
        String priority = resource.path("priority").asText();
        String text = draft.action().description();
        rows.add(new Order(kind(resource), draft.system(), draft.code(), priority, text, own));
      }
    }
    return rows;
  }
}
