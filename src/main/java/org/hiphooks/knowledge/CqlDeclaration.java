package org.hiphooks.knowledge;

/**
 * Something that a CQL library gives a name.
 *
 * @param kind what
 * @param name its name
 * @param at the name in the source
 * @param value canonical address of a value set or code system, or the code; otherwise empty
 * @param valueAt the value in the source; the name if it has none
 * @param system name of a code's system, as the library calls it; otherwise empty
 */
public record CqlDeclaration(
    Kind kind, String name, CqlToken at, String value, CqlToken valueAt, String system) {

  /** Kinds of declarations. */
  public enum Kind {
    /** A define that is no function. */
    DEFINE,
    /** A function. */
    FUNCTION,
    /** A parameter. */
    PARAMETER,
    /** A value set. */
    VALUE_SET,
    /** A code system. */
    CODE_SYSTEM,
    /** A single code. */
    CODE,
    /** A concept. */
    CONCEPT
  }
}
