package org.hiphooks.trust;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key of a client, for those who look after it.
 *
 * @param id its {@code kid}
 * @param kind what it is, such as {@code EC P-384}
 * @param since when this process first had it
 * @param expires when it is over, as its {@code exp} or its certificate says, whichever is first;
 *     null = it says nothing
 */
public record KnownKey(String id, String kind, Instant since, @Nullable Instant expires) {

  /** What a key says of itself. */
  public static KnownKey of(JWK key, Instant since) {
    Curve curve = key instanceof ECKey elliptic ? elliptic.getCurve() : null;
    String kind = key.getKeyType() + " " + (curve == null ? key.size() + " bits" : curve);
    return new KnownKey(key.getKeyID(), kind, since, expires(key));
  }

  /** Whether it is over by then. */
  public boolean isOverBy(Instant then) {
    return expires != null && !expires.isAfter(then);
  }

  /** Full days until it is over, from now on; 0 = it is over, or says nothing. */
  public long daysLeft(Instant now) {
    return expires == null ? 0 : Math.max(0, Duration.between(now, expires).toDays());
  }

  private static @Nullable Instant expires(JWK key) {
    List<X509Certificate> chain = key.getParsedX509CertChain();
    Stream<Instant> own =
        key.getExpirationTime() == null
            ? Stream.of()
            : Stream.of(key.getExpirationTime().toInstant());
    Stream<Instant> certified =
        chain == null || chain.isEmpty()
            ? Stream.of()
            : Stream.of(chain.get(0).getNotAfter().toInstant());
    return Stream.concat(own, certified).min(Instant::compareTo).orElse(null);
  }
}
