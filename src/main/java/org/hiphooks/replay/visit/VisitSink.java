package org.hiphooks.replay.visit;

/** Takes visits as they are read. */
public interface VisitSink {

  /** A visit. May wait until there is room for it. */
  void visit(Visit visit);

  /** What could not be read. */
  void leftOut(LeftOut leftOut);

  /** About so many more visits will come; for those who ask how far the work is. */
  default void expect(long visits) {}

  /** Whether to go on reading. */
  default boolean wantsMore() {
    return true;
  }
}
