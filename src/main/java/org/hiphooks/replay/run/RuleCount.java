package org.hiphooks.replay.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What happened to one rule over all visits. Not thread-safe. */
public final class RuleCount implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MAX_NAMES = 20;

  private long fired;
  private long critical;
  private long expected;
  private long missed;
  private long extra;
  private long otherLevel;
  private final ArrayList<Differing> visits = new ArrayList<>();

  void fired(String level) {
    fired++;
    if ("critical".equals(level)) {
      critical++;
    }
  }

  void add(RuleCount other) {
    fired += other.fired;
    critical += other.critical;
    expected += other.expected;
    missed += other.missed;
    extra += other.extra;
    otherLevel += other.otherLevel;
    for (Differing visit : other.visits) {
      if (visits.size() < MAX_NAMES && !visits.contains(visit)) {
        visits.add(visit);
      }
    }
  }

  void expected() {
    expected++;
  }

  void differs(Difference difference, Differing visit) {
    switch (difference.kind()) {
      case MISSED -> missed++;
      case EXTRA -> extra++;
      case LEVEL, TOPIC -> otherLevel++;
      default -> {
        return;
      }
    }
    if (visits.size() < MAX_NAMES && !visits.contains(visit)) {
      visits.add(visit);
    }
  }

  /** Whether a card was shown or expected. */
  public boolean isTouched() {
    return fired + expected + missed + extra + otherLevel > 0;
  }

  /** Cards shown. */
  public long fired() {
    return fired;
  }

  /** Cards shown that are critical. */
  public long critical() {
    return critical;
  }

  /** Cards expected. */
  public long expectedCards() {
    return expected;
  }

  /** Cards expected and not shown. */
  public long missed() {
    return missed;
  }

  /** Cards shown and not expected, where something was expected. */
  public long extra() {
    return extra;
  }

  /** Cards shown at another level or under another topic than expected. */
  public long otherLevel() {
    return otherLevel;
  }

  /** Some of the visits that differ. */
  public List<Differing> visits() {
    return Collections.unmodifiableList(visits);
  }
}
