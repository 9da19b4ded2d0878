package org.hiphooks.trust.selftest;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.TokenSettings;

/** Tokens as a client makes them. */
final class ClientTokens {

  private static final int LIFETIME_SECONDS = 60;

  private final ClientSettings client;
  private final Clock clock;

  ClientTokens(ClientSettings client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** A fresh token for an address. */
  String of(SigningKey key, String url) {
    TokenSettings agreed = client.tokens();
    Instant now = clock.instant();
    List<String> own = agreed == null ? List.of() : agreed.audiences();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(String.valueOf(client.issuer()))
            .audience(own.isEmpty() ? url : own.get(0))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
            .jwtID(UUID.randomUUID().toString());
    if (agreed != null && agreed.subject() != null) {
      claims.subject(agreed.subject());
    }
    if (agreed != null && agreed.tenant() != null) {
      claims.claim("tenant", agreed.tenant());
    }
    return key.sign(claims.build(), agreed == null ? List.of() : agreed.algorithms());
  }
}
