package org.hiphooks.replay.report;

import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.LeftOut;

/** A report that grows with the results. Problems of the disk are {@code UncheckedIOException}s. */
public interface Report extends AutoCloseable {

  /** A result, in order. */
  void add(Result result);

  /** Something that was left out. */
  void add(LeftOut leftOut);

  /** Ends the report; only now its file stands under its name. */
  void finish(Tally tally, Ending ending);

  /** Gives up what is not finished: what was written so far keeps the name of a partial file. */
  @Override
  void close();
}
