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

  private static final String PATIENT_VIEW = "patient-view";

  /** Whether it is asked about drafts, each of which is judged by itself, not about a visit. */
  public boolean isAboutDrafts() {
    return !PATIENT_VIEW.equals(hook);
  }

  /** Defensive copy. */
  public ServicePlan {
    cards = List.copyOf(cards);
  }
}
