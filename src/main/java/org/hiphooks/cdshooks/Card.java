package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card.
 *
 * @param uuid named by feedback
 * @param summary one sentence of at most 139 code points
 * @param detail GitHub-flavoured Markdown without HTML; null if there is none
 * @param indicator urgency
 * @param source what it rests on
 * @param suggestions drafts to take, any of them
 * @param overrideReasons reasons to offer when the clinician disagrees
 * @param links further reading
 * @param extension value of {@link #EXTENSION}, a JSON object
 */
public record Card(
    UUID uuid,
    String summary,
    @Nullable String detail,
    Indicator indicator,
    Source source,
    List<Suggestion> suggestions,
    List<Coding> overrideReasons,
    List<Link> links,
    ObjectNode extension) {

  /** Name of the extension that holds rule, level and the whole assessment. */
  public static final String EXTENSION = "org.hiphooks.guidance";

  /** Longest summary in code points: the specification asks for less than 140. */
  public static final int MAX_SUMMARY = 139;

  /** Defensive copies. */
  public Card {
    suggestions = List.copyOf(suggestions);
    overrideReasons = List.copyOf(overrideReasons);
    links = List.copyOf(links);
  }

  /** The same card with other suggestions. */
  public Card offering(List<Suggestion> others) {
    return new Card(
        uuid, summary, detail, indicator, source, others, overrideReasons, links, extension);
  }

  /** Rule id that the extension names; empty if it names none. */
  public String rule() {
    return extension.path("rule").asText();
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Card[" + rule() + ' ' + indicator + ']';
  }
}
