package org.hiphooks.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiphooks.trust.TestKeys.AUDIENCE;
import static org.hiphooks.trust.TestKeys.ISSUER;
import static org.hiphooks.trust.TestKeys.NOW;
import static org.hiphooks.trust.TestKeys.P256;
import static org.hiphooks.trust.TestKeys.P384;
import static org.hiphooks.trust.TestKeys.RSA;
import static org.hiphooks.trust.TestKeys.STRANGER;
import static org.hiphooks.trust.TestKeys.claims;
import static org.hiphooks.trust.TestKeys.client;
import static org.hiphooks.trust.TestKeys.header;
import static org.hiphooks.trust.TestKeys.sign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenVerifierTest {

  /** One token that must be refused. */
  record Bad(String name, @Nullable String token, Fault fault) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bad> badTokens() throws JOSEException {
    List<Bad> bad = new ArrayList<>();
    malformed(bad);
    headers(bad);
    claimsOfWhom(bad);
    claimsOfTime(bad);
    signatures(bad);
    return bad.stream();
  }

  private static void malformed(List<Bad> bad) throws JOSEException {
    String good = TestKeys.good();
    bad.add(new Bad("no token", null, Fault.MISSING));
    bad.add(new Bad("an empty token", "", Fault.MISSING));
    bad.add(new Bad("blanks", "   ", Fault.MISSING));
    bad.add(new Bad("one word", "secret", Fault.MALFORMED));
    bad.add(new Bad("two parts", good.substring(0, good.lastIndexOf('.')), Fault.MALFORMED));
    bad.add(new Bad("four parts", good + ".x", Fault.MALFORMED));
    bad.add(new Bad("a dangling character", good + 'x', Fault.MALFORMED));
    bad.add(new Bad("five parts, encrypted", "a.b.c.d.e", Fault.MALFORMED));
    bad.add(
        new Bad(
            "a header that is no JSON",
            part("x") + good.substring(good.indexOf('.')),
            Fault.MALFORMED));
    bad.add(new Bad("17,000 characters", "a".repeat(17_000), Fault.MALFORMED));
    bad.add(new Bad("a body that is no JSON", withBody(good, "x"), Fault.MALFORMED));
    bad.add(new Bad("a body that is an array", withBody(good, "[]"), Fault.CLAIMS));
    bad.add(new Bad("Bearer twice", "Bearer " + good, Fault.MALFORMED));
  }

  private static void headers(List<Bad> bad) throws JOSEException {
    bad.add(
        new Bad(
            "alg none",
            part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + '.' + part("{}") + '.',
            Fault.MALFORMED));
    bad.add(new Bad("HMAC with the public key as secret", hmac(), Fault.ALGORITHM));
    bad.add(signed("RS256, not on this client's list", JWSAlgorithm.RS256, Fault.ALGORITHM));
    bad.add(
        new Bad(
            "ES256, not on this client's list",
            sign(header(JWSAlgorithm.ES256, P256).build(), claims().build(), P256),
            Fault.ALGORITHM));
    bad.add(headed("another type", b -> b.type(new JOSEObjectType("at+jwt")), Fault.TYPE));
    bad.add(headed("no kid", b -> b.keyID(null), Fault.KEY_ID));
    bad.add(headed("a blank kid", b -> b.keyID(" "), Fault.KEY_ID));
    bad.add(headed("an unknown kid", b -> b.keyID("other"), Fault.KEY));
    bad.add(headed("the kid of a key of another kind", b -> b.keyID("rsa-1"), Fault.KEY));
    bad.add(headed("the kid of a key of another curve", b -> b.keyID("ec-256"), Fault.KEY));
    bad.add(
        headed("crit", b -> b.criticalParams(Set.of("exp")).customParam("exp", 1), Fault.HEADER));
    bad.add(headed("zip", b -> b.customParam("zip", "DEF"), Fault.HEADER));
  }

  private static void claimsOfWhom(List<Bad> bad) throws JOSEException {
    bad.add(claim("no iss", b -> b.issuer(null), Fault.CLAIMS));
    bad.add(claim("another iss", b -> b.issuer("https://evil.example.org"), Fault.ISSUER));
    bad.add(claim("iss with a slash more", b -> b.issuer(ISSUER + "/"), Fault.ISSUER));
    bad.add(claim("no aud", b -> b.audience((String) null), Fault.CLAIMS));
    bad.add(
        claim(
            "aud of discovery",
            b -> b.audience("https://cds.example.org/cds-services"),
            Fault.AUDIENCE));
    bad.add(
        claim(
            "aud of another host",
            b -> b.audience("https://evil.example.org/cds-services/hip-pain-guidance"),
            Fault.AUDIENCE));
    bad.add(
        claim("aud as http", b -> b.audience(AUDIENCE.replace("https", "http")), Fault.AUDIENCE));
    bad.add(
        claim(
            "several aud, none of them ours", b -> b.audience(List.of("a", "b")), Fault.AUDIENCE));
    bad.add(claim("no jti", b -> b.jwtID(null), Fault.CLAIMS));
    bad.add(claim("a jti of 2,000 characters", b -> b.jwtID("x".repeat(2000)), Fault.CLAIMS));
    bad.add(claim("a tenant that is a number", b -> b.claim("tenant", 5), Fault.CLAIMS));
  }

  private static void claimsOfTime(List<Bad> bad) throws JOSEException {
    bad.add(claim("no exp", b -> b.expirationTime(null), Fault.CLAIMS));
    bad.add(claim("no iat", b -> b.issueTime(null), Fault.CLAIMS));
    bad.add(
        claim(
            "expired two minutes ago",
            b -> b.issueTime(at(-400)).expirationTime(at(-120)),
            Fault.EXPIRED));
    bad.add(
        claim(
            "issued in two minutes",
            b -> b.issueTime(at(120)).expirationTime(at(300)),
            Fault.NOT_YET));
    bad.add(claim("nbf in two minutes", b -> b.notBeforeTime(at(120)), Fault.NOT_YET));
    bad.add(claim("valid for a day", b -> b.expirationTime(at(86_400)), Fault.LIFETIME));
    bad.add(
        claim(
            "valid for a second more than allowed",
            b -> b.expirationTime(at(901)),
            Fault.LIFETIME));
    bad.add(
        claim("exp before iat", b -> b.issueTime(at(30)).expirationTime(at(10)), Fault.LIFETIME));
    bad.add(claim("exp beyond all time", b -> b.claim("exp", 1e17), Fault.CLAIMS));
    bad.add(claim("iat as text", b -> b.claim("iat", "now"), Fault.MALFORMED));
  }

  private static void signatures(List<Bad> bad) throws JOSEException {
    String good = TestKeys.good();
    String other =
        sign(header(JWSAlgorithm.ES384, P384).build(), claims().subject("x").build(), P384);
    int last = good.lastIndexOf('.');
    bad.add(
        new Bad(
            "signed with another key of the same kid",
            sign(header(JWSAlgorithm.ES384, STRANGER).build(), claims().build(), STRANGER),
            Fault.SIGNATURE));
    bad.add(
        new Bad(
            "the signature of another token",
            good.substring(0, last) + other.substring(other.lastIndexOf('.')),
            Fault.SIGNATURE));
    bad.add(
        new Bad(
            "a signature of zeros",
            good.substring(0, last + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[96]),
            Fault.SIGNATURE));
    bad.add(
        headed(
            "a key of its own in the header",
            b -> b.jwk(STRANGER.toPublicJWK()).keyID("mine"),
            Fault.KEY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aBadTokenIsRefusedForTheFirstCheckThatFails(Bad bad) {
    assertThat(verifier().verify(bad.token(), AUDIENCE, NOW).fault()).isEqualTo(bad.fault());
  }

  @Test
  void goodTokensOfEveryKindAreTaken() throws Exception {
    TokenVerifier verifier = verifier();
    List<String> good =
        List.of(
            TestKeys.good(),
            sign(header(JWSAlgorithm.RS384, RSA).build(), claims().build(), RSA),
            sign(header(JWSAlgorithm.PS256, RSA).build(), claims().build(), RSA),
            sign(header(JWSAlgorithm.ES384, P384).type(null).build(), claims().build(), P384),
            sign(
                header(JWSAlgorithm.ES384, P384).build(),
                claims().audience(List.of("other", AUDIENCE)).build(),
                P384),
            sign(
                header(JWSAlgorithm.RS384, RSA).build(),
                claims().notBeforeTime(at(-300)).expirationTime(at(900)).build(),
                RSA));
    for (String token : good) {
      Verdict verdict = verifier.verify(token, AUDIENCE, NOW);
      assertThat(verdict.fault()).isNull();
      assertThat(verdict.client()).isNotNull();
      assertThat(verdict.passed())
          .containsExactly("form", "iss", "aud", "exp", "tenant", "alg", "signature", "jti");
    }
  }

  @Test
  void aTokenIsTakenOnce() throws Exception {
    TokenVerifier verifier = verifier();
    String token = TestKeys.good();

    assertThat(verifier.verify(token, AUDIENCE, NOW).fault()).isNull();
    assertThat(verifier.verify(token, AUDIENCE, NOW.plusSeconds(5)).fault())
        .isEqualTo(Fault.REPLAYED);
    assertThat(verifier.verify(token, AUDIENCE, NOW.plusSeconds(359)).fault())
        .isEqualTo(Fault.REPLAYED);
    assertThat(verifier.verify(token, AUDIENCE, NOW.plusSeconds(361)).fault())
        .isEqualTo(Fault.EXPIRED);
  }

  @Test
  void aForgedTokenDoesNotUseUpTheIdOfAGoodOne() throws Exception {
    TokenVerifier verifier = verifier();
    JWTClaimsSet claims = claims().build();
    String forged = sign(header(JWSAlgorithm.ES384, STRANGER).build(), claims, STRANGER);
    String good = sign(header(JWSAlgorithm.ES384, P384).build(), claims, P384);

    assertThat(verifier.verify(forged, AUDIENCE, NOW).fault()).isEqualTo(Fault.SIGNATURE);
    assertThat(verifier.verify(good, AUDIENCE, NOW).fault()).isNull();
  }

  @Test
  void tenantSubjectAndAudienceAreThoseOfTheConfiguration() throws Exception {
    TrustedClient any = client();
    TrustedClient strict =
        new TrustedClient(
            any.name(),
            any.issuer(),
            "clinic-7",
            "hiphooks",
            null,
            any.keys(),
            any.algorithms(),
            List.of("sand_man"),
            Duration.ofSeconds(900));
    TokenVerifier verifier = new TokenVerifier(List.of(strict), new BoundedTokenMemory(10));

    assertThat(fault(verifier, claims())).isEqualTo(Fault.AUDIENCE);
    assertThat(fault(verifier, claims().audience("sand_man"))).isEqualTo(Fault.TENANT);
    assertThat(fault(verifier, claims().audience("sand_man").claim("tenant", "clinic-7")))
        .isEqualTo(Fault.SUBJECT);
    assertThat(
            fault(
                verifier,
                claims().audience("sand_man").claim("tenant", "clinic-7").subject("hiphooks")))
        .isNull();
  }

  @Test
  void aKeyAddressInTheTokenIsComparedAndNeverFollowed() throws Exception {
    TrustedClient any = client();
    TrustedClient fetched =
        new TrustedClient(
            any.name(),
            any.issuer(),
            null,
            null,
            URI.create("https://ehr.example.org/jwks"),
            any.keys(),
            any.algorithms(),
            List.of(),
            any.maxLifetime());
    TokenVerifier verifier = new TokenVerifier(List.of(fetched), new BoundedTokenMemory(10));
    String foreign =
        sign(
            header(JWSAlgorithm.ES384, P384)
                .jwkURL(URI.create("https://evil.example.org/k"))
                .build(),
            claims().build(),
            P384);

    assertThat(verifier.verify(foreign, AUDIENCE, NOW).fault()).isEqualTo(Fault.KEY_ADDRESS);
  }

  @Test
  void whenNoMoreTokensCanBeRememberedNoneIsTakenUntilSomeExpire() throws Exception {
    AtomicLong nanos = new AtomicLong();
    TokenVerifier verifier =
        new TokenVerifier(List.of(client()), new BoundedTokenMemory(2, nanos::get));
    Instant later = NOW.plusSeconds(400);

    assertThat(fault(verifier, claims())).isNull();
    assertThat(fault(verifier, claims())).isNull();
    assertThat(fault(verifier, claims())).isEqualTo(Fault.BUSY);
    nanos.set(Duration.ofSeconds(400).toNanos());
    String late =
        sign(
            header(JWSAlgorithm.ES384, P384).build(),
            claims()
                .issueTime(Date.from(later))
                .expirationTime(Date.from(later.plusSeconds(60)))
                .build(),
            P384);
    assertThat(verifier.verify(late, AUDIENCE, later).fault()).isNull();
  }

  @Test
  void nothingOfATokenIsInItsVerdict() throws Exception {
    String token = TestKeys.good();
    Verdict verdict = verifier().verify(token, "https://other.example.org", NOW);

    assertThat(verdict.toString()).isEqualTo("sports-clinic: AUDIENCE");
  }

  private static @Nullable Fault fault(TokenVerifier verifier, JWTClaimsSet.Builder claims)
      throws JOSEException {
    String token = sign(header(JWSAlgorithm.ES384, P384).build(), claims.build(), P384);
    return verifier.verify(token, AUDIENCE, NOW).fault();
  }

  private static TokenVerifier verifier() {
    return new TokenVerifier(List.of(client()), new BoundedTokenMemory(1000));
  }

  private static Date at(long seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }

  private static Bad claim(String name, UnaryOperator<JWTClaimsSet.Builder> change, Fault fault)
      throws JOSEException {
    JWTClaimsSet claims = change.apply(claims()).build();
    return new Bad(name, sign(header(JWSAlgorithm.ES384, P384).build(), claims, P384), fault);
  }

  private static Bad headed(String name, UnaryOperator<JWSHeader.Builder> change, Fault fault)
      throws JOSEException {
    JWSHeader header = change.apply(TestKeys.header(JWSAlgorithm.ES384, P384)).build();
    return new Bad(name, sign(header, claims().build(), P384), fault);
  }

  private static Bad signed(String name, JWSAlgorithm algorithm, Fault fault) throws JOSEException {
    return new Bad(
        name, sign(TestKeys.header(algorithm, RSA).build(), claims().build(), RSA), fault);
  }

  private static String hmac() throws JOSEException {
    byte[] secret = RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(), claims().build());
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static String part(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String withBody(String token, String body) {
    int first = token.indexOf('.');
    return token.substring(0, first + 1) + part(body) + token.substring(token.lastIndexOf('.'));
  }
}
