package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One suggestion of a card: new drafts, or a change of the draft order that fired the card.
 *
 * @param id suggestion id, stable over versions
 * @param label self-contained text of the button; may hold {@link Placeholders}
 * @param condition define that must be true for the suggestion to be offered; null = always
 * @param drafts the draft resources; empty if the order is changed
 * @param change the change of the order; null if there are drafts
 */
public record SuggestionPlan(
    String id,
    String label,
    @Nullable String condition,
    List<DraftPlan> drafts,
    @Nullable ChangePlan change) {

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
   * A draft resource. Its texts may hold {@link Placeholders}.
   *
   * @param label self-contained description of the action
   * @param resource the resource without subject, requester, body site and reason
   * @param side which side the body site names
   */
  public record DraftPlan(String label, ObjectNode resource, Side side) {}

  /**
   * A change of the draft order.
   *
   * @param removes the order is removed; otherwise it is updated
   * @param sets the elements that an update sets
   */
  public record ChangePlan(boolean removes, List<SetPlan> sets) {

    /** Defensive copy. */
    public ChangePlan {
      sets = List.copyOf(sets);
    }
  }

  /**
   * One element that an update sets. Exactly one of value and define is given.
   *
   * @param element the element
   * @param value the value itself, for a body site also the text {@code index}: the side of the
   *     pain; null if a define gives it
   * @param define define that gives the value; null if it is given
   */
  public record SetPlan(OrderElement element, @Nullable JsonNode value, @Nullable String define) {}

  /** Defensive copy. */
  public SuggestionPlan {
    drafts = List.copyOf(drafts);
  }

  /** The defines whose values an update writes. */
  Set<String> defines() {
    Set<String> defines = new LinkedHashSet<>();
    if (change != null) {
      for (SetPlan set : change.sets()) {
        if (set.define() != null) {
          defines.add(set.define());
        }
      }
    }
    return defines;
  }
}
