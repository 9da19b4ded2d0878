package org.hiphooks.mutation;

/** The fixed kinds of mistake that are planted, each on every node that it applies to. */
enum Operator {
  /** Another comparison: at or past the boundary, the other way round, true for false. */
  COMPARISON("comparison"),
  /** A number one step up and one down; true for false. */
  CONSTANT("constant"),
  /** And for or, or for and. */
  AND_OR("and / or"),
  /** A negation is left out. */
  NOT("dropped not"),
  /** The weight of an item of a score table, one up and one down. */
  WEIGHT("weight"),
  /** A span of time, one step up and one down. */
  WINDOW("window"),
  /** An item of a list is left out. */
  LIST_ITEM("dropped list item");

  private final String words;

  Operator(String words) {
    this.words = words;
  }

  /** For the report. */
  String words() {
    return words;
  }
}
