package org.hiphooks.cases;

/** Where in its look-back window a record is placed. Both ends of a window still count. */
public enum Window {
  /** Yesterday, or two hours ago where only the last 24 hours count. */
  USUAL,
  /** At the newest instant that counts: now. */
  NEWEST,
  /** At the oldest instant that counts. True only for a service whose clock shows the same now. */
  OLDEST
}
