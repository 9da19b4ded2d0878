package org.hiphooks.server;

import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Bodies that did not arrive whole. */
final class BodyFaults {

  private BodyFaults() {}

  /** What to answer: the status that the HTTP layer has for it, else 400. */
  static Refusal refusal(Exception fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException known) {
        return Refusal.ofStatus(known.getCode());
      }
    }
    return Refusal.of(Refusal.BAD_REQUEST, "the body did not arrive whole");
  }
}
