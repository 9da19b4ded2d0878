package org.hiphooks.server;

import org.hiphooks.cdshooks.GuidanceService;

/**
 * What answers, and whom: taken together at a reload, so that no call meets the one of before with
 * the other of after.
 *
 * @param guidance what answers, warm
 * @param callers who is served
 * @param whenTaken tells others, once it answers
 */
public record Serving(GuidanceService guidance, Callers callers, Runnable whenTaken) {

  /** Nobody else has to know. */
  public Serving(GuidanceService guidance, Callers callers) {
    this(guidance, callers, () -> {});
  }
}
