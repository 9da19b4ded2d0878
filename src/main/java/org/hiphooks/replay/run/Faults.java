package org.hiphooks.replay.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hiphooks.cases.Degradation;
import org.hiphooks.knowledge.PrefetchKey;
import org.hiphooks.replay.visit.Visit;

/** Makes requests worse in every way there is, and judges the answers. */
public final class Faults {

  private static final long SEED = 7;
  private static final int OTHER_ZONE = -8;

  /** Cards that speak of the answer and not of the patient. */
  private static final Set<String> ABOUT_DATA = Set.of("DATA-01", "ERROR-01");

  private final Map<String, Degradation> ways = new LinkedHashMap<>();
  private final Set<String> claims;

  /**
   * Every way.
   *
   * @param keys prefetch keys that may fail
   * @param claims rules whose cards need everything they rest on to be read; all others may stand
   *     on what there is, because what is unread can only clear them
   */
  public Faults(List<PrefetchKey> keys, Set<String> claims) {
    this.claims = Set.copyOf(claims);
    for (PrefetchKey key : keys) {
      String name = key.name();
      ways.put("key " + name + " missing", Degradation.withoutKey(name));
      ways.put("key " + name + " an error", Degradation.failedKey(name));
      ways.put("key " + name + " first page only", Degradation.nextLink(name));
    }
    ways.put("every record twice", Degradation.duplicated());
    ways.put("other order of records", Degradation.shuffled(SEED));
    ways.put("records of another patient", Degradation.withForeignRecords());
    ways.put("other time zone", Degradation.inZone(ZoneOffset.ofHours(OTHER_ZONE)));
    ways.put("unknown extra elements", Degradation.withUnknownElements());
    ways.put("records without ids", Degradation.withoutIds());
    ways.put("contained medications", Degradation.withContainedMedications());
    ways.put("referenced medications", Degradation.withReferencedMedications());
  }

  /** How the target answers when the visit's request is made worse. */
  List<Degraded> judge(Visit visit, Answer whole, Target target) {
    List<Degraded> judged = new ArrayList<>();
    ways.forEach(
        (name, way) -> {
          ObjectNode worse = way.apply(visit.request());
          judged.add(judge(name, whole, target.answer(visit.with(worse))));
        });
    return judged;
  }

  Degraded judge(String fault, Answer whole, Answer worse) {
    if (worse.error() != null) {
      // A refusal is seen by everybody and shows no card.
      return new Degraded(fault, Outcome.HONEST, worse.error());
    }
    Set<String> meant = cards(whole);
    Set<String> got = cards(worse);
    Set<String> lost = new TreeSet<>(meant);
    lost.removeAll(got);
    Set<String> added = new TreeSet<>(got);
    added.removeAll(meant);
    if (lost.isEmpty() && added.isEmpty()) {
      return new Degraded(fault, Outcome.RIGHT, "");
    }
    boolean saysSo = worse.shown().stream().anyMatch(card -> ABOUT_DATA.contains(card.rule()));
    Outcome outcome =
        saysSo && added.stream().noneMatch(this::isClaim) ? Outcome.HONEST : Outcome.WRONG;
    return new Degraded(
        fault,
        outcome,
        (lost.isEmpty() ? "" : "lost " + String.join(", ", lost) + ' ')
            + (added.isEmpty() ? "" : "added " + String.join(", ", added)));
  }

  private boolean isClaim(String card) {
    return claims.contains(rule(card));
  }

  private static String rule(String card) {
    return card.substring(0, card.indexOf(' '));
  }

  private static Set<String> cards(Answer answer) {
    return answer.all().stream()
        .filter(card -> !ABOUT_DATA.contains(card.rule()))
        .map(AnsweredCard::name)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
