package org.hiphooks.knowledge;

import java.util.List;

/**
 * One CDS service.
 *
 * @param id part of its URL
 * @param hook hook it answers
 * @param title short name
 * @param description what it does
 * @param usageRequirements preconditions in words
 * @param cards cards in display order
 */
public record ServicePlan(
    String id,
    String hook,
    String title,
    String description,
    String usageRequirements,
    List<CardPlan> cards) {

  /** Defensive copy. */
  public ServicePlan {
    cards = List.copyOf(cards);
  }
}
