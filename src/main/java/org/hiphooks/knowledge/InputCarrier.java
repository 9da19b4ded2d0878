package org.hiphooks.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * How an input is carried in a record.
 *
 * @param resource FHIR type, or {@code context} for what a hook brings itself; empty if derived
 * @param category category of an Observation; null for other resources
 * @param lookBack how old it may be: an ISO duration, a word of the content, or one of each for
 *     true and false
 * @param caution what to heed before it is examined; null if nothing
 * @param onlySex it is asked of patients of this sex only; null = of all
 */
public record InputCarrier(
    String resource,
    @Nullable String category,
    String lookBack,
    @Nullable String caution,
    @Nullable String onlySex) {

  /** Whether it is asked of a patient of this sex; of an unknown one everything is. */
  public boolean isAskedOf(@Nullable Object sex) {
    return onlySex == null || sex == null || onlySex.equals(sex);
  }
}
