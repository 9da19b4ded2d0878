package org.hiphooks.trust;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token says. None of it is true before the signature was checked.
 *
 * @param token the token, parsed
 * @param issuer {@code iss}
 * @param audiences {@code aud}, one or several
 * @param expires {@code exp}
 * @param issued {@code iat}
 * @param notBefore {@code nbf}; null if there is none
 * @param tokenId {@code jti}
 * @param tenant {@code tenant}; null if there is none
 * @param subject {@code sub}; null if there is none
 * @param keyAddress {@code jku}; null if there is none
 */
record TokenContent(
    SignedJWT token,
    String issuer,
    List<String> audiences,
    Instant expires,
    Instant issued,
    @Nullable Instant notBefore,
    String tokenId,
    @Nullable String tenant,
    @Nullable String subject,
    @Nullable URI keyAddress) {

  /** Epic's tokens have some 1,000 characters; a chain of certificates can make them longer. */
  static final int MAX_LENGTH = 16 * 1024;

  private static final int BASE64_GROUP = 4;
  private static final int MAX_ID = 1024;
  private static final long MAX_SECONDS = 253_402_300_799L;

  TokenContent {
    audiences = List.copyOf(audiences);
  }

  static TokenContent read(@Nullable String token) throws TokenRefused {
    if (token == null || token.isBlank()) {
      throw new TokenRefused(Fault.MISSING);
    }
    if (token.length() > MAX_LENGTH) {
      throw new TokenRefused(Fault.MALFORMED);
    }
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      checkParts(parsed);
      checkHeader(parsed.getHeader());
      JWTClaimsSet claims = parsed.getJWTClaimsSet();
      if (claims == null) {
        throw new TokenRefused(Fault.CLAIMS);
      }
      return of(parsed, claims);
    } catch (ParseException | IllegalArgumentException | ArithmeticException e) {
      throw new TokenRefused(Fault.MALFORMED);
    }
  }

  /** The library takes a dangling character for nothing; then two tokens would be one. */
  private static void checkParts(SignedJWT token) throws TokenRefused {
    for (Base64URL part : token.getParsedParts()) {
      if (part.toString().length() % BASE64_GROUP == 1) {
        throw new TokenRefused(Fault.MALFORMED);
      }
    }
  }

  private static void checkHeader(JWSHeader header) throws TokenRefused {
    JOSEObjectType type = header.getType();
    if (type != null && !JOSEObjectType.JWT.equals(type)) {
      throw new TokenRefused(Fault.TYPE);
    }
    boolean asksMore =
        header.getCriticalParams() != null
            || !header.isBase64URLEncodePayload()
            || header.getCustomParam("zip") != null;
    if (asksMore) {
      throw new TokenRefused(Fault.HEADER);
    }
    if (!TrustedClient.ALGORITHMS.contains(header.getAlgorithm())) {
      throw new TokenRefused(Fault.ALGORITHM);
    }
    if (header.getKeyID() == null || header.getKeyID().isBlank()) {
      throw new TokenRefused(Fault.KEY_ID);
    }
  }

  private static TokenContent of(SignedJWT token, JWTClaimsSet claims) throws TokenRefused {
    String issuer = claims.getIssuer();
    String id = claims.getJWTID();
    Date expires = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    boolean isWhole =
        isText(issuer)
            && isText(id)
            && expires != null
            && issued != null
            && !claims.getAudience().isEmpty();
    if (!isWhole) {
      throw new TokenRefused(Fault.CLAIMS);
    }
    return new TokenContent(
        token,
        issuer,
        claims.getAudience(),
        instant(expires),
        instant(issued),
        claims.getNotBeforeTime() == null ? null : instant(claims.getNotBeforeTime()),
        id,
        text(claims, "tenant"),
        claims.getSubject(),
        token.getHeader().getJWKURL());
  }

  private static boolean isText(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= MAX_ID;
  }

  private static @Nullable String text(JWTClaimsSet claims, String name) throws TokenRefused {
    Object value = claims.getClaim(name);
    if (value != null && !(value instanceof String)) {
      throw new TokenRefused(Fault.CLAIMS);
    }
    return (String) value;
  }

  /** Seconds far beyond reason would overflow later sums. */
  private static Instant instant(Date date) throws TokenRefused {
    long seconds = Math.floorDiv(date.getTime(), 1000L);
    if (seconds < 0 || seconds > MAX_SECONDS) {
      throw new TokenRefused(Fault.CLAIMS);
    }
    return Instant.ofEpochSecond(seconds);
  }

  /** Nothing of the token. */
  @Override
  public String toString() {
    return "TokenContent";
  }
}
