package org.hiphooks.decide;

/** Which input a core item is read as. */
final class GapInput {

  private GapInput() {}

  /** The location is no input of its own: any of the sites will do. */
  static String of(String gap) {
    return "location".equals(gap) ? "locGroin" : gap;
  }
}
