package org.hiphooks.knowledge;

/**
 * Kinds of problems of a content. A number, once given, keeps its meaning: 1xx files, 2xx CQL, 3xx
 * texts, 4xx FHIR and codes, 5xx settings.
 */
public enum ProblemCode {
  /** A file or folder that cannot be read. */
  UNREADABLE("HH100"),
  /** A file that is not JSON. */
  NOT_JSON("HH101"),
  /** An id, canonical address or code that stands twice. */
  DUPLICATE("HH110"),
  /** CQL that does not compile for any other reason. */
  CQL("HH200"),
  /** CQL that cannot be parsed. */
  SYNTAX("HH201"),
  /** A library that does not exist, or is included under another name or version. */
  LIBRARY("HH203"),
  /** Two declarations of one name. */
  DECLARED_TWICE("HH204"),
  /** A name that is not defined. */
  NOT_DEFINED("HH214"),
  /** An operator or function that does not take values of these types. */
  TYPE("HH215"),
  /** An element or type that FHIR does not have. */
  NO_ELEMENT("HH216"),
  /** A word that a card must not use. */
  BANNED_WORD("HH301"),
  /** A placeholder that nothing fills. */
  UNFILLED("HH302"),
  /** A summary that is longer than a card may show. */
  SUMMARY_TOO_LONG("HH310"),
  /** A card or prefetch template that some client cannot take. */
  CLIENT("HH320"),
  /** A resource that lacks what the product needs of it. */
  STRUCTURE("HH400"),
  /** A value set that does not exist. */
  NO_VALUE_SET("HH401"),
  /** A code of an own code system that the system does not define. */
  UNDEFINED_CODE("HH402"),
  /** A code that a rule uses and no value set holds. */
  CODE_IN_NO_SET("HH403"),
  /** A resource that FHIR does not allow. */
  NOT_FHIR("HH410"),
  /** A value set that nothing uses. */
  UNUSED_VALUE_SET("HH420"),
  /** A setting without range. */
  NO_RANGE("HH501"),
  /** A setting whose default is outside its range. */
  OUT_OF_RANGE("HH502");

  private final String code;

  ProblemCode(String code) {
    this.code = code;
  }

  /** The code, such as {@code HH214}. */
  public String code() {
    return code;
  }
}
