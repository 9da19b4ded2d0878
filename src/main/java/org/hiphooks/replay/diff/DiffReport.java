package org.hiphooks.replay.diff;

import org.hiphooks.replay.report.Ending;
import org.hiphooks.replay.visit.LeftOut;

/** A report of a comparison that grows with the visits. */
public interface DiffReport extends AutoCloseable {

  /** A visit, in order, whether its answer changes or not. */
  void add(Change change);

  /** Something that was left out. */
  void add(LeftOut missing);

  /** Ends the report; only now its file stands under its name. */
  void finish(Groups groups, Ending ending);

  /** Gives up what is not finished. */
  @Override
  void close();
}
