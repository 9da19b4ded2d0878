package org.hiphooks.bench;

/**
 * One way to do a piece of work, beside which others do theirs.
 *
 * @param name as it stands in the table
 * @param work done once; gives something that depends on all of it, so that none of it is left out
 */
record Contestant(String name, Work work) {

  /** A piece of work. */
  interface Work {
    int run() throws Exception;
  }
}
