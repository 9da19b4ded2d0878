package org.hiphooks.spark;

/** What can be said of a part of a rule by what is recorded. */
enum Truth {
  YES,
  NO,
  /** It depends on something that is not recorded. */
  OPEN;

  Truth not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case OPEN -> OPEN;
    };
  }
}
