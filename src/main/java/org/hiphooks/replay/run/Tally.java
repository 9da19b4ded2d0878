package org.hiphooks.replay.run;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.hiphooks.replay.coverage.Coverage;
import org.hiphooks.replay.run.Result.Verdict;
import org.hiphooks.replay.visit.ExpectedCard;
import org.hiphooks.replay.visit.LeftOut;
import org.jspecify.annotations.Nullable;

/** Counts results as they come. Its size does not grow with their number. Not thread-safe. */
public final class Tally implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int DIGITS = 2;
  private static final String GAPS = "gaps";

  private final EnumMap<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private final TreeMap<String, RuleCount> rules = new TreeMap<>();
  private final TreeMap<Integer, Long> cardsPerVisit = new TreeMap<>();
  private final TreeMap<String, Long> missing = new TreeMap<>();
  private final TreeMap<String, Long> unread = new TreeMap<>();
  private final TreeMap<String, Long> read = new TreeMap<>();
  private final TreeMap<String, Long> usable = new TreeMap<>();
  private final FaultCount faults = new FaultCount();
  private final HashMap<String, List<String>> rulesByService;
  private final Histogram micros = new Histogram(DIGITS);
  private long visits;
  private long withCritical;
  private long leftOut;
  private final @Nullable Coverage coverage;

  /**
   * Starts at nothing.
   *
   * @param coverage counts what visits exercise of the content; null = nobody looks
   * @param rulesByService the rules that each service can show, so that those that never fire are
   *     named; empty = nobody knows
   */
  public Tally(@Nullable Coverage coverage, Map<String, List<String>> rulesByService) {
    this.coverage = coverage;
    this.rulesByService = new HashMap<>(rulesByService);
  }

  /** Counts a result. */
  public void add(Result result) {
    visits++;
    increment(verdicts, result.verdict());
    List<String> possible = rulesByService.remove(result.visit().service());
    if (possible != null) {
      possible.forEach(this::rule);
    }
    if (coverage != null && result.seen() != null) {
      coverage.add(result.seen());
    }
    Answer answer = result.answer();
    if (answer.error() == null) {
      micros.recordValue(Math.max(1, TimeUnit.NANOSECONDS.toMicros(answer.nanos())));
      count(answer);
    }
    if (result.visit().expected() != null) {
      for (ExpectedCard card : result.visit().expected().cards()) {
        rule(card.rule()).expected();
      }
    }
    for (Difference difference : result.differences()) {
      if (difference.kind().isOfCard()) {
        rule(difference.what()).differs(difference, new Differing(result.visit().name(), wrong()));
      }
    }
    faults.add(result);
  }

  /** Counts something that was left out. */
  public void add(LeftOut missingVisit) {
    if (missingVisit.whole()) {
      leftOut++;
    }
  }

  /** Counts so many things that were left out whole. */
  public void addLeftOut(long more) {
    leftOut += more;
  }

  /** Adds what was counted of other visits of the same content. */
  public void add(Tally other) {
    visits += other.visits;
    withCritical += other.withCritical;
    leftOut += other.leftOut;
    add(verdicts, other.verdicts);
    add(cardsPerVisit, other.cardsPerVisit);
    add(missing, other.missing);
    add(unread, other.unread);
    add(read, other.read);
    add(usable, other.usable);
    other.rules.forEach((rule, count) -> rule(rule).add(count));
    rulesByService.keySet().retainAll(other.rulesByService.keySet());
    faults.add(other.faults);
    micros.add(other.micros);
    if (coverage != null && other.coverage != null) {
      coverage.add(other.coverage);
    }
  }

  private static <K> void add(Map<K, Long> counts, Map<K, Long> others) {
    others.forEach((key, count) -> counts.merge(key, count, Long::sum));
  }

  private void count(Answer answer) {
    increment(cardsPerVisit, answer.shown().size());
    boolean hasCritical = false;
    for (AnsweredCard card : answer.all()) {
      rule(card.rule()).fired(card.level());
      hasCritical |= "critical".equals(card.level());
    }
    if (hasCritical) {
      withCritical++;
    }
    for (String input : answer.assessed(GAPS).split(", ", -1)) {
      if (!input.isEmpty()) {
        increment(missing, input);
      }
    }
    answer.unread().forEach(name -> increment(unread, name));
    answer.basis().read().forEach((type, count) -> read.merge(type, (long) count, Long::sum));
    answer.basis().usable().forEach((type, count) -> usable.merge(type, (long) count, Long::sum));
  }

  private RuleCount rule(String rule) {
    return rules.computeIfAbsent(rule, r -> new RuleCount());
  }

  private static <K> void increment(Map<K, Long> counts, K key) {
    counts.merge(key, 1L, Long::sum);
  }

  /** What the visits exercised of the content; null if nobody looked. */
  public @Nullable Coverage coverage() {
    return coverage;
  }

  /** Visits answered, or refused. */
  public long visits() {
    return visits;
  }

  /** Visits with this verdict. */
  public long of(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  /** Patients, files and lines missing from the results. */
  public long leftOut() {
    return leftOut;
  }

  /** Visits with at least one critical card. */
  public long withCritical() {
    return withCritical;
  }

  /** Visits that differ or have no answer. */
  public long wrong() {
    return of(Verdict.DIFFERS) + of(Verdict.ERROR);
  }

  /** Every rule that could fire or was expected, by id. */
  public SortedMap<String, RuleCount> rules() {
    return Collections.unmodifiableSortedMap(rules);
  }

  /** Number of visits by number of cards shown. */
  public SortedMap<Integer, Long> cardsPerVisit() {
    return Collections.unmodifiableSortedMap(cardsPerVisit);
  }

  /** How often an input was named as missing, most often first. */
  public List<Map.Entry<String, Long>> missingInputs() {
    return mostFirst(missing);
  }

  /** How often something could not be read, most often first. */
  public List<Map.Entry<String, Long>> unread() {
    return mostFirst(unread);
  }

  /** Records that were read, by FHIR type. */
  public SortedMap<String, Long> read() {
    return Collections.unmodifiableSortedMap(read);
  }

  /** How many of the records of a FHIR type the content can use. */
  public long usable(String type) {
    return usable.getOrDefault(type, 0L);
  }

  /** How answers to worse requests stood. */
  public FaultCount faults() {
    return faults;
  }

  /** Duration of the answers in microseconds. */
  public Histogram micros() {
    return micros;
  }

  private static List<Map.Entry<String, Long>> mostFirst(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .toList();
  }
}
