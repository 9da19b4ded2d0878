package org.hiphooks.server;

import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.Settings;

/**
 * What answers, and whom: taken together at a reload, so that no call meets the one of before with
 * the other of after.
 *
 * @param guidance what answers, warm
 * @param core the same without pages around it
 * @param callers who is served
 * @param settings the configuration as it was read, without what the console says
 * @param whenTaken tells others, once it answers
 */
public record Serving(
    GuidanceService guidance,
    GuidanceService core,
    Callers callers,
    Settings settings,
    Runnable whenTaken) {

  /** Nobody else has to know. */
  public Serving(GuidanceService guidance, Callers callers) {
    this(guidance, callers, () -> {});
  }

  /** Without a configuration. */
  public Serving(GuidanceService guidance, Callers callers, Runnable whenTaken) {
    this(guidance, guidance, callers, Settings.DEFAULT, whenTaken);
  }

  /** The same content, for those whom another one serves. */
  Serving servingThoseOf(Serving other) {
    return new Serving(guidance, core, other.callers, other.settings, whenTaken);
  }
}
