package org.hiphooks.admin.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.config.SignOnSection;

/**
 * Signs in with an OpenID Connect provider: code flow with PKCE, state bound to the browser, nonce.
 * Thread-safe.
 */
public final class SignOn {

  private static final int SECRET_BYTES = 32;
  private static final int MOST_BEGUN = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private final SignOnSection section;
  private final String redirect;
  private final Clock clock;
  private final Provider provider;
  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Begun> begun =
      Caffeine.newBuilder().maximumSize(MOST_BEGUN).expireAfterWrite(PATIENCE).build();

  private record Begun(String browser, String nonce, String verifier) {}

  /**
   * With a provider.
   *
   * @param redirect where it sends browsers back to
   */
  public SignOn(SignOnSection section, String redirect, Clock clock) {
    this.section = section;
    this.redirect = redirect;
    this.clock = clock;
    this.provider = new Provider(section);
  }

  /**
   * A sign-in that begins.
   *
   * @param address where the browser is sent
   * @param browser secret that it must show when it comes back
   */
  public record Start(URI address, String browser) {}

  /**
   * Who has signed in.
   *
   * @param name their name
   * @param roles what they may do
   * @param at when they showed who they are
   */
  public record Person(String name, Set<Role> roles, Instant at) {

    /** Defensive copy. */
    public Person {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * Begins.
   *
   * @param isFresh whether they must show anew who they are
   * @throws SignOnFailed if the provider does not answer
   */
  public Start start(boolean isFresh) throws SignOnFailed {
    Provider.Endpoints endpoints = provider.endpoints();
    Begun made = new Begun(secret(), secret(), secret());
    String state = secret();
    begun.put(state, made);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", section.clientId());
    query.put("redirect_uri", redirect);
    query.put("scope", "openid profile");
    query.put("state", state);
    query.put("nonce", made.nonce());
    query.put("code_challenge", challenge(made.verifier()));
    query.put("code_challenge_method", "S256");
    if (isFresh) {
      query.put("prompt", "login");
      query.put("max_age", "0");
    }
    String mark = endpoints.authorization().getRawQuery() == null ? "?" : "&";
    return new Start(
        URI.create(endpoints.authorization() + mark + Provider.encoded(query)), made.browser());
  }

  /**
   * Ends.
   *
   * @param browser what the browser shows
   * @throws SignOnFailed if it is not whom the provider means, or may do nothing here
   */
  public Person finish(String state, String code, String browser) throws SignOnFailed {
    Begun made = begun.asMap().remove(state);
    if (made == null || !isSame(made.browser(), browser)) {
      throw new SignOnFailed("the sign-in was not begun in this browser, or too long ago");
    }
    if (code.isEmpty()) {
      throw new SignOnFailed("the provider has not signed anybody in");
    }
    Provider.Endpoints endpoints = provider.endpoints();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect);
    form.put("client_id", section.clientId());
    form.put("code_verifier", made.verifier());
    String token = provider.token(endpoints, form, authorization());
    return person(checked(token, endpoints, made.nonce()));
  }

  private JWTClaimsSet checked(String token, Provider.Endpoints endpoints, String nonce)
      throws SignOnFailed {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            ALGORITHMS, new ImmutableJWKSet<>(provider.keys(endpoints))));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            section.clientId(), null, Set.of("iss", "sub", "aud", "exp", "iat", "nonce")));
    try {
      JWTClaimsSet claims = processor.process(token, null);
      String issuer = String.valueOf(claims.getIssuer()).replaceAll("/+$", "");
      boolean isOurs =
          section.issuer().toString().equals(issuer)
              && isSame(nonce, String.valueOf(claims.getClaim("nonce")))
              && (claims.getAudience().size() == 1
                  || section.clientId().equals(claims.getClaim("azp")));
      if (!isOurs) {
        throw new SignOnFailed("the ID token is not for this sign-in");
      }
      return claims;
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw new SignOnFailed("the ID token is not good");
    }
  }

  private Person person(JWTClaimsSet claims) throws SignOnFailed {
    try {
      Object groups = claims.getClaim(section.groupsClaim());
      List<String> names =
          groups instanceof List<?> list
              ? list.stream().map(String::valueOf).toList()
              : groups == null ? List.of() : List.of(groups.toString());
      List<String> roles =
          section.roles().entrySet().stream()
              .filter(role -> role.getValue().stream().anyMatch(names::contains))
              .map(Map.Entry::getKey)
              .toList();
      if (roles.isEmpty()) {
        throw new SignOnFailed("none of their groups has a role here");
      }
      Object name = claims.getClaim(section.nameClaim());
      Date at = claims.getDateClaim("auth_time");
      Instant proved = at == null ? Instant.EPOCH : at.toInstant();
      Instant now = clock.instant();
      return new Person(
          name == null ? claims.getSubject() : name.toString(),
          Role.of(roles),
          proved.isAfter(now) ? now : proved);
    } catch (ParseException e) {
      throw new SignOnFailed("a claim of the ID token is malformed");
    }
  }

  private String authorization() throws SignOnFailed {
    Path file = section.secretFile();
    if (file == null) {
      return "";
    }
    try {
      String secret = Files.readString(file).strip();
      String pair = encode(section.clientId()) + ':' + encode(secret);
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new SignOnFailed("the file of admin.oidc.clientSecretFile cannot be read");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
