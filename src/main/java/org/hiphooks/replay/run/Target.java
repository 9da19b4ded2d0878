package org.hiphooks.replay.run;

import org.hiphooks.replay.visit.Visit;

/** What answers visits: this product in this process, or a service elsewhere. Thread-safe. */
@FunctionalInterface
public interface Target {

  /** Answers a visit; a failure is an answer with an error, never an exception. */
  Answer answer(Visit visit);
}
