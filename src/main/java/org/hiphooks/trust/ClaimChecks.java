package org.hiphooks.trust;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what a token claims, before its signature is looked at. Pure. */
final class ClaimChecks {

  private ClaimChecks() {}

  /** The first check that fails, or null; the names of those passed are added. */
  static @Nullable Fault check(
      TokenContent content,
      TrustedClient client,
      String audience,
      Instant now,
      List<String> passed) {
    Fault fault = audience(content, client, audience);
    TokenVerifier.passed(fault, "aud", passed);
    if (fault == null) {
      fault = time(content, client, now);
      TokenVerifier.passed(fault, "exp", passed);
    }
    if (fault == null) {
      fault = who(content, client);
      TokenVerifier.passed(fault, "tenant", passed);
    }
    if (fault == null) {
      fault = algorithm(content, client);
      TokenVerifier.passed(fault, "alg", passed);
    }
    return fault;
  }

  private static @Nullable Fault audience(
      TokenContent content, TrustedClient client, String audience) {
    boolean fits =
        client.audiences().isEmpty()
            ? content.audiences().contains(audience)
            : content.audiences().stream().anyMatch(client.audiences()::contains);
    return fits ? null : Fault.AUDIENCE;
  }

  private static @Nullable Fault time(TokenContent content, TrustedClient client, Instant now) {
    Instant latest = now.plus(TokenVerifier.SKEW);
    if (!content.expires().plus(TokenVerifier.SKEW).isAfter(now)) {
      return Fault.EXPIRED;
    }
    if (content.issued().isAfter(latest)
        || (content.notBefore() != null && content.notBefore().isAfter(latest))) {
      return Fault.NOT_YET;
    }
    Duration life = Duration.between(content.issued(), content.expires());
    boolean isTooLong = life.compareTo(client.maxLifetime()) > 0;
    return isTooLong || life.isNegative() ? Fault.LIFETIME : null;
  }

  private static @Nullable Fault who(TokenContent content, TrustedClient client) {
    if (client.tenant() != null && !client.tenant().equals(content.tenant())) {
      return Fault.TENANT;
    }
    if (client.subject() != null && !client.subject().equals(content.subject())) {
      return Fault.SUBJECT;
    }
    return null;
  }

  /** A token's own word on where its keys stand is never followed, only compared. */
  private static @Nullable Fault algorithm(TokenContent content, TrustedClient client) {
    if (!client.algorithms().contains(content.token().getHeader().getAlgorithm())) {
      return Fault.ALGORITHM;
    }
    URI expected = client.keyAddress();
    URI named = content.keyAddress();
    boolean differs = expected != null && named != null && !expected.equals(named);
    return differs ? Fault.KEY_ADDRESS : null;
  }
}
