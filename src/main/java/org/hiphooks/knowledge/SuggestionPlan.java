package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One suggestion of a card.
 *
 * @param id suggestion id, stable over versions
 * @param label self-contained text of the button
 * @param condition define that must be true for the suggestion to be offered; null = always
 * @param drafts the draft resources, at least one
 */
public record SuggestionPlan(
    String id, String label, @Nullable String condition, List<DraftPlan> drafts) {

  /** Which side a draft names. */
  public enum Side {
    /** The side of the pain, or of the finding that fired the card. */
    INDEX,
    /** Both hips. */
    BOTH,
    /** No body site. */
    NONE
  }

  /**
   * A draft resource.
   *
   * @param label self-contained description of the action
   * @param resource the resource without subject, requester, body site and reason
   * @param side which side the body site names
   */
  public record DraftPlan(String label, ObjectNode resource, Side side) {}

  /** Defensive copy. */
  public SuggestionPlan {
    drafts = List.copyOf(drafts);
  }
}
