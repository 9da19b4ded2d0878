package org.hiphooks.explain;

import java.util.List;

/**
 * A rule that fired.
 *
 * @param rule rule id
 * @param level level of its card
 * @param anchor where it stands on the page
 * @param title the card's summary; the rule's name if its card was merged
 * @param sentence what the rule asks for, in plain words
 * @param findings inputs that made it true
 * @param notRecorded what it asked for and the record does not hold
 * @param notRead what it asked for and could not be read
 * @param raised changes that would raise its level, the most dangerous result first
 * @param cleared changes after which its card would not be shown
 * @param defines the define that states it and all that it needs, the nearest first
 */
public record ExplainedRule(
    String rule,
    String level,
    String anchor,
    String title,
    String sentence,
    List<UsedFinding> findings,
    List<String> notRecorded,
    List<String> notRead,
    List<Change> raised,
    List<Change> cleared,
    List<String> defines) {

  /** Defensive copies. */
  public ExplainedRule {
    findings = List.copyOf(findings);
    notRecorded = List.copyOf(notRecorded);
    notRead = List.copyOf(notRead);
    raised = List.copyOf(raised);
    cleared = List.copyOf(cleared);
    defines = List.copyOf(defines);
  }

  /** Rule and level. */
  @Override
  public String toString() {
    return rule + ' ' + level;
  }
}
