package org.hiphooks.evaluate;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * Values of defines.
 *
 * @param byDefine Boolean, Integer, BigDecimal, String, List or Map (a tuple); null = CQL null
 * @param failed defines whose evaluation threw: they have no value
 * @param slow defines that took too long, asked for or not; those that rest on them failed
 */
public record Values(
    Map<DefineName, @Nullable Object> byDefine, Set<DefineName> failed, Set<DefineName> slow) {

  /** Values none of which took too long. */
  public Values(Map<DefineName, @Nullable Object> byDefine, Set<DefineName> failed) {
    this(byDefine, failed, Set.of());
  }

  /** All of them failed. */
  static Values failed(Collection<DefineName> defines) {
    return new Values(Map.of(), Set.copyOf(defines));
  }

  /** Defensive copies. */
  public Values {
    byDefine =
        byDefine instanceof Answers
            ? byDefine
            : Collections.unmodifiableMap(new HashMap<>(byDefine));
    failed = Set.copyOf(failed);
    slow = Set.copyOf(slow);
  }

  /** These and others. */
  public Values and(Values others) {
    Map<DefineName, @Nullable Object> all = new HashMap<>(byDefine);
    all.putAll(others.byDefine);
    Set<DefineName> allFailed = new HashSet<>(failed);
    allFailed.addAll(others.failed);
    Set<DefineName> allSlow = new HashSet<>(slow);
    allSlow.addAll(others.slow);
    return new Values(all, allFailed, allSlow);
  }

  /** Whether the define is true; null and a failure are not. */
  public boolean isTrue(DefineName define) {
    return Boolean.TRUE.equals(byDefine.get(define));
  }

  /** The same of the define in a place of what was asked. */
  public boolean isTrue(Asked asked, int place) {
    return Boolean.TRUE.equals(at(asked, place));
  }

  /** The value of the define in a place of what was asked; null = CQL null. */
  public @Nullable Object at(Asked asked, int place) {
    return byDefine instanceof Answers answers && answers.isOf(asked)
        ? answers.at(place)
        : byDefine.get(asked.at(place));
  }

  /** A text; null if absent or no text. */
  public @Nullable String text(DefineName define) {
    return byDefine.get(define) instanceof String text ? text : null;
  }

  /** A list; empty if absent or no list. */
  public List<?> list(DefineName define) {
    return byDefine.get(define) instanceof List<?> list ? list : List.of();
  }

  /** Names only. */
  @Override
  public String toString() {
    return "Values[" + byDefine.size() + " defines, failed " + failed + "]";
  }
}
