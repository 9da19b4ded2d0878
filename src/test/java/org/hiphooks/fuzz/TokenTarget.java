package org.hiphooks.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.hiphooks.trust.BoundedTokenMemory;
import org.hiphooks.trust.TestKeys;
import org.hiphooks.trust.TokenVerifier;
import org.hiphooks.trust.Verdict;

/** No text is a good token: nobody who makes these inputs has a key. */
public final class TokenTarget {

  private static final TokenVerifier VERIFIER =
      new TokenVerifier(List.of(TestKeys.client()), new BoundedTokenMemory(1000));

  private TokenTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] data) {
    Verdict verdict = VERIFIER.verify(new String(data, UTF_8), TestKeys.AUDIENCE, TestKeys.NOW);
    if (verdict.isGood()) {
      throw new AssertionError("a forged token is good");
    }
  }
}
