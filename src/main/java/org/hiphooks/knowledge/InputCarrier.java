package org.hiphooks.knowledge;

import java.util.Set;
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
 * @param fromAge it is asked from this age in years on; null = from birth
 * @param toAge it is asked up to this age in years; null = for life
 */
public record InputCarrier(
    String resource,
    @Nullable String category,
    String lookBack,
    @Nullable String caution,
    @Nullable String onlySex,
    @Nullable Integer fromAge,
    @Nullable Integer toAge) {

  /** Where something is found, the nearest first. */
  public enum Place {
    /** Asked or seen at the bedside. */
    BEDSIDE,
    /** Known from the history. */
    HISTORY,
    /** Needs a laboratory. */
    LABORATORY,
    /** Needs imaging. */
    IMAGING
  }

  private static final Set<String> AT_THE_BEDSIDE = Set.of("survey", "exam", "vital-signs");

  /** Where it is found. */
  public Place place() {
    if ("DiagnosticReport".equals(resource) || "imaging".equals(category)) {
      return Place.IMAGING;
    }
    if (category != null && AT_THE_BEDSIDE.contains(category)) {
      return Place.BEDSIDE;
    }
    return "laboratory".equals(category) ? Place.LABORATORY : Place.HISTORY;
  }

  /** Whether it is asked of a patient of this sex and age; of an unknown one everything is. */
  public boolean isAskedOf(@Nullable Object sex, @Nullable Object age) {
    boolean isOfSex = onlySex == null || sex == null || onlySex.equals(sex);
    return isOfSex && (!(age instanceof Integer years) || isOfAge(years));
  }

  private boolean isOfAge(int years) {
    return (fromAge == null || years >= fromAge) && (toAge == null || years <= toAge);
  }
}
