package org.hiphooks.trust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a token.
 *
 * @param client the client it belongs to; null if it is refused before that is known
 * @param fault the first check that failed; null = it is good
 * @param passed names of the checks that it passed, in order
 */
public record Verdict(@Nullable TrustedClient client, @Nullable Fault fault, List<String> passed) {

  /** Defensive copy. */
  public Verdict {
    passed = List.copyOf(passed);
  }

  /** Whether the caller may be served. */
  public boolean isGood() {
    return fault == null;
  }

  /** Client and fault, nothing of the token. */
  @Override
  public String toString() {
    String who = client == null ? "nobody known" : client.name();
    return who + ": " + (fault == null ? "good" : fault.name());
  }
}
