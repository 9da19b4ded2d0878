package org.hiphooks.explain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why these cards and no others.
 *
 * @param service id of the service that was asked
 * @param hook hook it answers
 * @param contentVersion version of the content that answered
 * @param contentHash its hash
 * @param now the evaluation's now
 * @param person who it is about
 * @param side side of the pain in words; empty if unknown
 * @param shown the cards that were sent, in order
 * @param rules the rules behind them, in order
 * @param notRecorded what these rules asked for and the record does not hold
 * @param notRead what could not be read, with the reason
 * @param unused records that were looked at and not used
 * @param silent rules that did not fire, the nearest first
 * @param defines the defines that rules name, with their values, by name
 * @param search how far changes were looked for
 * @param settings the settings in force, by name
 * @param keys state of each prefetch key
 */
public record Explanation(
    String service,
    String hook,
    String contentVersion,
    String contentHash,
    Instant now,
    Person person,
    String side,
    List<Evaluation.Shown> shown,
    List<ExplainedRule> rules,
    List<String> notRecorded,
    List<String> notRead,
    List<UnusedRecord> unused,
    List<SilentRule> silent,
    Map<String, TracedDefine> defines,
    Search search,
    List<SettingValue> settings,
    Map<String, String> keys) {

  /**
   * How far changes were looked for.
   *
   * @param tried changes that were evaluated
   * @param wanted changes that there are
   */
  public record Search(int tried, int wanted) {

    /** Whether all changes were evaluated. */
    public boolean isComplete() {
      return tried >= wanted;
    }
  }

  /** Defensive copies. */
  public Explanation {
    shown = List.copyOf(shown);
    rules = List.copyOf(rules);
    notRecorded = List.copyOf(notRecorded);
    notRead = List.copyOf(notRead);
    unused = List.copyOf(unused);
    silent = List.copyOf(silent);
    defines = Collections.unmodifiableMap(new LinkedHashMap<>(defines));
    settings = List.copyOf(settings);
    keys = Map.copyOf(keys);
  }

  /** Rules and levels only. */
  @Override
  public String toString() {
    return "Explanation" + shown;
  }
}
