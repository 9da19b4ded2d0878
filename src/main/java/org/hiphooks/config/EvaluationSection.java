package org.hiphooks.config;

import java.util.Locale;

/**
 * Which engine evaluates the rules: {@code evaluation:}.
 *
 * @param engine {@code evaluation.engine}, whose values answer
 * @param shadow {@code evaluation.shadow}, the share of calls that the other engine decides again
 *     after they were answered, 0 to 1
 */
public record EvaluationSection(Engine engine, double shadow) {

  /** What holds without a configuration. */
  public static final EvaluationSection DEFAULT = new EvaluationSection(Engine.COMPILED, 0);

  /** What evaluates rules. */
  public enum Engine {
    /** Rules that were compiled once. */
    COMPILED,
    /** The reference engine of CQL. */
    REFERENCE;

    /** As it is written. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The other one. */
    public Engine other() {
      return this == COMPILED ? REFERENCE : COMPILED;
    }
  }
}
