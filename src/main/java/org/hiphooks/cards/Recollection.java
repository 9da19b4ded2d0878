package org.hiphooks.cards;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.Concept;
import org.hiphooks.knowledge.Concepts;
import org.jspecify.annotations.Nullable;

/**
 * What earlier overrides mean for the cards of now. How long each reason holds is content. A
 * finding of the rule that is newer than the override, or might be, ends it.
 */
public final class Recollection {

  /** The concept that says how long an override without reason holds, and one's own of advice. */
  private static final String NO_REASON = "no-reason";

  private static final Pattern HOUR_COUNT = Pattern.compile("\\d{1,5}");
  private static final String HOURS = "rememberedHours";
  private static final String OWN_HOURS = "ownInfoHours";

  private final Concepts concepts;
  private final List<PastOverride> overrides;
  private final Instant now;

  /**
   * For one call.
   *
   * @param overrides of the patient's cards; those after now do not count
   */
  public Recollection(Concepts concepts, List<PastOverride> overrides, Instant now) {
    this.concepts = concepts;
    this.overrides = List.copyOf(overrides);
    this.now = now;
  }

  /** Longest time that any override holds. */
  public static Duration longest(Concepts concepts) {
    return concepts.all(Concepts.OVERRIDES).stream()
        .flatMap(concept -> List.of(hours(concept, HOURS), hours(concept, OWN_HOURS)).stream())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** What was done with a card before. */
  RecalledCard recall(Card card, FiredCard fired, Facts facts) {
    String topic = card.source().topic().code();
    return new RecalledCard(card, addressed(fired, topic, facts), isPutAway(fired, topic, facts));
  }

  /** The override for which the card is shown as addressed; null if it is shown in full. */
  private @Nullable PastOverride addressed(FiredCard card, String topic, Facts facts) {
    return newest(card, topic, facts, past -> holds(past, hours(reason(past), HOURS)));
  }

  /** Whether the user has put this advice away. Never a warning, and never a red flag. */
  private boolean isPutAway(FiredCard card, String topic, Facts facts) {
    Duration own =
        concepts
            .find(Concepts.OVERRIDES, NO_REASON)
            .map(concept -> hours(concept, OWN_HOURS))
            .orElse(Duration.ZERO);
    return "info".equals(card.plan().level())
        && !card.plan().redFlag()
        && newest(card, topic, facts, past -> past.isOwn() && holds(past, own)) != null;
  }

  /** In plain words. */
  String words(PastOverride past) {
    Concept reason = reason(past);
    return reason == null ? "" : reason.display();
  }

  private @Nullable PastOverride newest(
      FiredCard card, String topic, Facts facts, Predicate<PastOverride> counts) {
    return overrides.stream()
        .filter(past -> past.topic().equals(topic))
        .filter(counts)
        .max(Comparator.comparing(PastOverride::at))
        .filter(past -> card.findings().stream().noneMatch(f -> isNewer(facts, f, past)))
        .orElse(null);
  }

  private boolean holds(PastOverride past, Duration time) {
    return !past.at().isAfter(now) && past.at().plus(time).isAfter(now);
  }

  /** A day without time may be any time of that day; a record without date may be of now. */
  private static boolean isNewer(Facts facts, String input, PastOverride past) {
    Fact fact = facts.byInput().get(input);
    if (fact == null || (fact.at() == null && fact.source() == null)) {
      return false;
    }
    OffsetDateTime at = fact.at();
    if (at == null) {
      return true;
    }
    boolean isDay = at.toLocalTime().equals(LocalTime.MIDNIGHT);
    return (isDay ? at.plusDays(1) : at).toInstant().isAfter(past.at());
  }

  /** A reason that the content does not know counts as none. */
  private @Nullable Concept reason(PastOverride past) {
    String code = past.reason() == null ? NO_REASON : past.reason();
    return concepts
        .find(Concepts.OVERRIDES, code)
        .or(() -> concepts.find(Concepts.OVERRIDES, NO_REASON))
        .orElse(null);
  }

  private static Duration hours(@Nullable Concept concept, String property) {
    String text = concept == null ? "" : concept.text(property);
    return HOUR_COUNT.matcher(text).matches()
        ? Duration.ofHours(Integer.parseInt(text))
        : Duration.ZERO;
  }
}
