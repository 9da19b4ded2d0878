package org.hiphooks.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that did not fire.
 *
 * @param rule rule id
 * @param level level its card would have
 * @param name what it is about; empty if it has no name of its own
 * @param sentence what the rule asks for, in plain words
 * @param kind why it did not fire
 * @param because what it is about, in plain words: what is missing, or what is recorded
 * @param nearest a single change that would fire it; null if none is known
 * @param defines the define that states it and all that it needs, the nearest first
 */
public record SilentRule(
    String rule,
    String level,
    String name,
    String sentence,
    Kind kind,
    List<String> because,
    @Nullable Change nearest,
    List<String> defines) {

  /** Why a rule did not fire, the nearest first. */
  public enum Kind {
    /** The site does not show its card. */
    SWITCHED_OFF,
    /** It could not be evaluated: nothing follows from its silence. */
    FAILED,
    /** It is true, but rests on something that could not be read. */
    WITHHELD,
    /** It is true, and another card stands for it. */
    GIVES_WAY,
    /** A finding that it needs could not be read. */
    NOT_READ,
    /** A finding that it needs is not recorded. */
    NOT_RECORDED,
    /** What is recorded speaks against it. */
    RECORDED,
    /** It is for other patients. */
    NOT_APPLICABLE,
    /** It is about other orders than the one asked about. */
    OTHER_ORDER;

    /** The name in words of a page. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Defensive copies. */
  public SilentRule {
    because = List.copyOf(because);
    defines = List.copyOf(defines);
  }

  /** Rule, level and kind. */
  @Override
  public String toString() {
    return rule + ' ' + level + ' ' + kind;
  }
}
