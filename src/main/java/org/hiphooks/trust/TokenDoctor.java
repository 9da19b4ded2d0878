package org.hiphooks.trust;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Examines a token for an administrator as the service would, and tells of each check what was
 * expected and what was found. The token is not kept, and is not used up.
 */
public final class TokenDoctor {

  private static final List<String> CHECKS =
      List.of("form", "iss", "aud", "exp", "tenant", "alg", "signature", "jti");
  private static final int MOST = 300;
  private static final String ANY = "any or none";

  private final List<TrustedClient> clients;

  /** For these clients. */
  public TokenDoctor(List<TrustedClient> clients) {
    this.clients = List.copyOf(clients);
  }

  /** Whether a check was passed. */
  public enum State {
    /** Passed. */
    PASSED,
    /** The first that failed. */
    FAILED,
    /** Not looked at: an earlier one failed. */
    NOT_REACHED
  }

  /**
   * A check.
   *
   * @param name its name
   * @param state whether it was passed
   * @param expected what the configuration asks for
   * @param found what the token says
   */
  public record Check(String name, State state, String expected, String found) {}

  /**
   * What came of it.
   *
   * @param client name of the client; empty if it is not known
   * @param fault the first check that failed; null = it is good
   * @param checks in their order
   */
  public record Diagnosis(String client, @Nullable Fault fault, List<Check> checks) {

    /** Defensive copy. */
    public Diagnosis {
      checks = List.copyOf(checks);
    }

    /** Nothing of the token. */
    @Override
    public String toString() {
      return "Diagnosis[" + fault + ']';
    }
  }

  /**
   * Examines a token.
   *
   * @param token the token, with or without {@code Bearer}
   * @param audience the address that was called
   * @param now when it was sent
   */
  public Diagnosis examine(String token, String audience, Instant now) {
    String alone = token.strip().replaceFirst("(?i)^bearer\\s+", "");
    Verdict verdict =
        new TokenVerifier(clients, new BoundedTokenMemory(1)).verify(alone, audience, now);
    TokenContent content = content(alone);
    TrustedClient client = verdict.client();
    List<Check> checks = new ArrayList<>();
    for (String name : CHECKS) {
      State state =
          verdict.passed().contains(name)
              ? State.PASSED
              : checks.stream().anyMatch(check -> check.state() == State.FAILED)
                  ? State.NOT_REACHED
                  : State.FAILED;
      checks.add(
          new Check(
              name,
              state,
              cut(expected(name, client, audience, now)),
              cut(found(name, content, alone))));
    }
    return new Diagnosis(client == null ? "" : client.name(), verdict.fault(), checks);
  }

  private String expected(
      String check, @Nullable TrustedClient client, String audience, Instant now) {
    switch (check) {
      case "form":
        return "typ JWT, kid, a signature algorithm; claims iss, aud, exp, iat, jti";
      case "iss":
        return clients.isEmpty()
            ? "no client has tokens in this configuration"
            : clients.stream().map(TrustedClient::issuer).collect(Collectors.joining(", "));
      case "jti":
        return "not used before; this is not looked up here";
      default:
        return client == null ? "" : ofClient(check, client, audience, now);
    }
  }

  private static String ofClient(String check, TrustedClient client, String audience, Instant now) {
    return switch (check) {
      case "aud" -> client.audiences().isEmpty() ? audience : String.join(", ", client.audiences());
      case "exp" ->
          "exp after "
              + now.minus(TokenVerifier.SKEW)
              + ", iat not after "
              + now.plus(TokenVerifier.SKEW)
              + ", at most "
              + client.maxLifetime().toSeconds()
              + " s between";
      case "tenant" ->
          "tenant "
              + Objects.requireNonNullElse(client.tenant(), ANY)
              + ", sub "
              + Objects.requireNonNullElse(client.subject(), ANY);
      case "alg" ->
          client.algorithms().stream().map(String::valueOf).sorted().toList()
              + (client.keyAddress() == null ? "" : ", jku " + client.keyAddress() + " or none");
      default ->
          "made with a key of the client"
              + (client.keys().known().isEmpty()
                  ? ""
                  : ": " + client.keys().known().stream().map(KnownKey::id).toList());
    };
  }

  private static String found(String check, @Nullable TokenContent content, String token) {
    if (content == null) {
      return "form".equals(check) ? header(token) : "";
    }
    return switch (check) {
      case "form" -> header(token);
      case "iss" -> content.issuer();
      case "aud" -> String.join(", ", content.audiences());
      case "exp" -> {
        Duration life = Duration.between(content.issued(), content.expires());
        yield "iat "
            + content.issued()
            + ", exp "
            + content.expires()
            + ", "
            + life.toSeconds()
            + " s between";
      }
      case "tenant" ->
          "tenant "
              + Objects.requireNonNullElse(content.tenant(), "none")
              + ", sub "
              + Objects.requireNonNullElse(content.subject(), "none");
      case "alg" ->
          content.token().getHeader().getAlgorithm()
              + ", jku "
              + (content.keyAddress() == null ? "none" : content.keyAddress());
      case "signature" -> "kid " + content.token().getHeader().getKeyID();
      default -> content.tokenId();
    };
  }

  private static @Nullable TokenContent content(String token) {
    try {
      return TokenContent.read(token);
    } catch (TokenRefused e) {
      return null;
    }
  }

  /** What can be read of the header of whatever was pasted. */
  private static String header(String token) {
    if (token.length() > TokenContent.MAX_LENGTH) {
      return "longer than " + TokenContent.MAX_LENGTH + " characters";
    }
    try {
      Base64URL[] parts = JOSEObject.split(token);
      var header = com.nimbusds.jose.Header.parse(parts[0]);
      Object kid = header.toJSONObject().getOrDefault("kid", "none");
      return "alg " + header.getAlgorithm() + ", kid " + kid + ", typ " + header.getType();
    } catch (ParseException | RuntimeException e) {
      return "no header that can be read, " + token.length() + " characters";
    }
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "\u2026";
  }
}
