package org.hiphooks.decide;

import java.util.LinkedHashSet;
import java.util.Set;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.Unread;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;

/** What the decision cannot know: defines that failed, and inputs whose source was not read. */
final class Doubt {

  /** The reading library's reason for a number whose unit is not known. */
  private static final String UNKNOWN_UNIT = "unit";

  private final CompiledCql cql;
  private final InputsBehind behind;
  private final Facts facts;
  private final Set<DefineName> broken;
  private final Set<String> unreadTypes = new LinkedHashSet<>();

  Doubt(CompiledCql cql, InputsBehind behind, Facts facts, Set<DefineName> broken) {
    this.cql = cql;
    this.behind = behind;
    this.facts = facts;
    this.broken = broken;
    for (Unread unread : facts.unread()) {
      unreadTypes.add(unread.resourceType());
    }
  }

  /** Whether the define failed, or rests on one that failed. */
  boolean isBroken(DefineName define) {
    return broken.contains(define);
  }

  /** Whether the define rests on something that failed or was not read. */
  boolean isUnsure(DefineName define) {
    if (isBroken(define)) {
      return true;
    }
    return !isAllRead() && behind.inputs(define).stream().anyMatch(this::isSourceUnread);
  }

  /** Whether the input's silence means nothing: its source, or its own value, was not read. */
  boolean isUnread(String input) {
    Fact fact = facts.byInput().get(input);
    boolean unit =
        fact != null
            && fact.value() == null
            && fact.rejected().stream().anyMatch(r -> UNKNOWN_UNIT.equals(r.reason()));
    return unit || isSourceUnread(input);
  }

  private boolean isAllRead() {
    return unreadTypes.isEmpty() && facts.failed().isEmpty();
  }

  private boolean isSourceUnread(String input) {
    if (isAllRead()) {
      return false;
    }
    if (facts.failed().contains(input)) {
      return true;
    }
    for (String type : cql.sources().getOrDefault(input, Set.of())) {
      if (unreadTypes.contains(type)) {
        return true;
      }
    }
    return false;
  }
}
