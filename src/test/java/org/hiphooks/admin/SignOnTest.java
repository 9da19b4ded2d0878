package org.hiphooks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hiphooks.config.AdminSection;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SignOnSection;
import org.hiphooks.ledger.AuditEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in with an OpenID Connect provider, which is a stub that checks what it is sent. */
class SignOnTest {

  @TempDir private Path folder;
  private final RSAKey key = newKey("k1");
  private RSAKey signing = key;
  private HttpServer provider;
  private ConsoleServer server;
  private ConsoleFixture browser;
  private List<String> groups = List.of("cds-operators");
  private UnaryOperator<JWTClaimsSet.Builder> twist = claims -> claims;
  private Map<String, String> asked = Map.of();
  private String exchanged = "";

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    provider.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                "{\"issuer\":\"%1$s\",\"authorization_endpoint\":\"%1$s/authorize\",\"token_endpoint\":\"%1$s/token\",\"jwks_uri\":\"%1$s/keys\"}"
                    .formatted(issuer())));
    provider.createContext("/keys", exchange -> answer(exchange, new JWKSet(key).toString()));
    provider.createContext("/token", this::token);
    provider.start();
    SignOnSection oidc =
        new SignOnSection(
            URI.create(issuer()),
            "console",
            null,
            "preferred_username",
            "groups",
            Map.of("operator", List.of("cds-operators")),
            List.of());
    Settings settings = Settings.DEFAULT.with(new AdminSection("127.0.0.1", 0, null, oidc));
    server = new ConsoleServer(folder, settings);
    browser = new ConsoleFixture(server.origin());
  }

  @AfterEach
  void stop() {
    server.close();
    provider.stop(0);
  }

  private String issuer() {
    return "http://127.0.0.1:" + provider.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().put("Content-Type", List.of("application/json"));
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : text.split("&")) {
      String[] pair = field.split("=", 2);
      fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  /** Gives a token only for the verifier of the challenge, as a provider must. */
  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = fields(body);
    exchanged = form.getOrDefault("code", "");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(form.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII));
      String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      boolean isGood = challenge.equals(asked.get("code_challenge")) && "c0de".equals(exchanged);
      answer(exchange, isGood ? "{\"id_token\":\"" + idToken() + "\"}" : "{}");
    } catch (java.security.GeneralSecurityException | JOSEException e) {
      throw new IOException(e);
    }
  }

  private String idToken() throws JOSEException {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject("4711")
            .audience("console")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("auth_time", now.getEpochSecond())
            .claim("nonce", asked.get("nonce"))
            .claim("preferred_username", "s.lee")
            .claim("groups", groups);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
            twist.apply(claims).build());
    token.sign(new RSASSASigner(signing));
    return token.serialize();
  }

  /** To the provider and back, as a browser goes. */
  private HttpResponse<String> signOn() {
    HttpResponse<String> away = browser.get("/admin/oidc");
    assertThat(away.statusCode()).isEqualTo(303);
    URI there = URI.create(away.headers().firstValue("Location").orElseThrow());
    asked = fields(there.getRawQuery());
    assertThat(there.toString()).startsWith(issuer() + "/authorize?");
    return browser.get("/admin/oidc/back?code=c0de&state=" + asked.get("state"));
  }

  private String audited() {
    AuditEntry entry = server.ledger.store().audit().newest(1).get(0);
    return entry.who() + ' ' + entry.action() + ' ' + entry.after() + ' ' + entry.reason();
  }

  @Test
  void whoTheProviderKnowsHasTheRolesOfTheirGroups() {
    HttpResponse<String> back = signOn();
    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", server.origin() + "/admin/oidc/back");
    assertThat(browser.get("/admin").body()).contains("s.lee (operator)").contains("Stop all");
    assertThat(browser.get("/admin/audit").statusCode()).isEqualTo(403);
    assertThat(audited()).isEqualTo("s.lee sign-in signed in OpenID Connect");
  }

  @Test
  void whoHasNoGroupOfOursMayDoNothing() {
    groups = List.of("cooks");
    assertThat(signOn().statusCode()).isEqualTo(403);
    assertThat(browser.get("/admin").statusCode()).isEqualTo(303);
    assertThat(audited()).contains("refused none of their groups has a role here");
  }

  @Test
  void aTokenForAnotherSignInIsRefused() {
    twist = claims -> claims.claim("nonce", "another");
    assertThat(signOn().statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenForAnotherAudienceOrOfAnotherIssuerOrOldIsRefused() {
    List<UnaryOperator<JWTClaimsSet.Builder>> twists =
        List.of(
            claims -> claims.audience("another"),
            claims -> claims.issuer("https://another.example"),
            claims -> claims.audience(List.of("console", "another")),
            claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600))));
    for (UnaryOperator<JWTClaimsSet.Builder> each : twists) {
      twist = each;
      assertThat(signOn().statusCode()).isEqualTo(403);
    }
    assertThat(browser.get("/admin").statusCode()).isEqualTo(303);
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() {
    signing = newKey("k1");
    assertThat(signOn().statusCode()).isEqualTo(403);
  }

  @Test
  void whoComesBackWithoutHavingLeftIsRefusedAndTheCodeIsNotUsed() {
    assertThat(browser.get("/admin/oidc/back?code=c0de&state=x").statusCode()).isEqualTo(403);
    browser.get("/admin/oidc");
    HttpResponse<String> away = browser.get("/admin/oidc");
    asked = fields(URI.create(away.headers().firstValue("Location").orElseThrow()).getRawQuery());
    ConsoleFixture other = new ConsoleFixture(server.origin());
    assertThat(other.get("/admin/oidc/back?code=c0de&state=" + asked.get("state")).statusCode())
        .isEqualTo(403);
    assertThat(exchanged).isEmpty();
  }
}
