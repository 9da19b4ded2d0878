package org.hiphooks.server;

import org.jspecify.annotations.Nullable;

/**
 * What was decided on a call. To be closed when the call is answered.
 *
 * @param client name of the client in the configuration; null = the default one
 * @param refusal why the call is not served; null = it is
 * @param end gives back what the call took
 */
record Admission(@Nullable String client, @Nullable Refusal refusal, Runnable end)
    implements AutoCloseable {

  /** A caller of whom nothing is asked. */
  static final Admission ANYBODY = new Admission(null, null, () -> {});

  static Admission refused(Refusal refusal) {
    return new Admission(null, refusal, () -> {});
  }

  @Override
  public void close() {
    end.run();
  }
}
