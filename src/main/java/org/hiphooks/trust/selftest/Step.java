package org.hiphooks.trust.selftest;

/**
 * What one step of the self-test found.
 *
 * @param name the step
 * @param result how it went
 * @param found in words
 * @param remedy what to do; empty if there is nothing to do
 */
public record Step(String name, Result result, String found, String remedy) {

  /** How a step went. */
  public enum Result {
    /** As it must be. */
    OK,
    /** Not as it must be. */
    FAILED,
    /** Not tried, because something that it needs is not there. */
    SKIPPED
  }

  static Step ok(String name, String found) {
    return new Step(name, Result.OK, found, "");
  }

  static Step failed(String name, String found, String remedy) {
    return new Step(name, Result.FAILED, found, remedy);
  }

  static Step skipped(String name, String found) {
    return new Step(name, Result.SKIPPED, found, "");
  }

  /** Whether something is to be mended. */
  public boolean isFailed() {
    return result == Result.FAILED;
  }
}
