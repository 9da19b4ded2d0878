package org.hiphooks.trust.selftest;

import java.time.Instant;
import java.util.List;
import org.hiphooks.config.Settings;
import org.hiphooks.trust.BoundedTokenMemory;
import org.hiphooks.trust.Fault;
import org.hiphooks.trust.TokenVerifier;
import org.hiphooks.trust.TrustedClients;
import org.hiphooks.trust.Verdict;

/** Says why a token is refused: the service itself tells its caller nothing. */
@FunctionalInterface
public interface TokenJudge {

  /** What to do about a token that was refused. */
  String remedy(String token, String url, Instant now);

  /** By a configuration, which should be the service's own. */
  static TokenJudge by(Settings settings) {
    return (token, url, now) -> {
      TokenVerifier verifier =
          new TokenVerifier(List.copyOf(TrustedClients.of(settings)), new BoundedTokenMemory(1));
      Verdict verdict = verifier.verify(token, url, now);
      Fault fault = verdict.fault();
      return fault == null
          ? "by this configuration the token is good: the service runs with another one (reload it),"
              + " or with another server.publicUrl, or a proxy takes Authorization away"
          : fault.words() + "; " + fault.remedy();
    };
  }
}
