package org.hiphooks.admin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who has signed in, in memory only. Secrets of browsers are not kept, hashes are. Thread-safe. */
public final class Sessions {

  private static final int SECRET_BYTES = 32;
  private static final int MOST = 1_000;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> byHash = new LinkedHashMap<>();

  /** Sessions by a clock. */
  public Sessions(Clock clock) {
    this.clock = clock;
  }

  /** Begins a session; gives the secret that the browser must show. */
  public synchronized String begin(String who, Set<Role> roles, boolean isLocal) {
    return begin(who, roles, isLocal, clock.instant());
  }

  /**
   * Begins a session; gives the secret that the browser must show.
   *
   * @param proved when they showed who they are
   */
  public synchronized String begin(String who, Set<Role> roles, boolean isLocal, Instant proved) {
    byHash.values().removeIf(session -> !session.isUsed(clock.instant()));
    if (byHash.size() >= MOST) {
      byHash.remove(byHash.keySet().iterator().next());
    }
    String secret = secret();
    Session session = new Session(who, roles, isLocal, secret(), clock.instant());
    session.prove(proved);
    byHash.put(hash(secret), session);
    return secret;
  }

  /** The session of a secret, if it still holds. */
  public synchronized Optional<Session> find(String secret) {
    String hash = hash(secret);
    Session session = byHash.get(hash);
    if (session != null && !session.isUsed(clock.instant())) {
      byHash.remove(hash);
      return Optional.empty();
    }
    return Optional.ofNullable(session);
  }

  /** The same for a page that asks by itself, which does not make the session last longer. */
  public synchronized Optional<Session> look(String secret) {
    return Optional.ofNullable(byHash.get(hash(secret)))
        .filter(session -> session.holds(clock.instant()));
  }

  /** Ends a session. */
  public synchronized void end(Session session) {
    byHash.values().remove(session);
  }

  /** Ends all sessions of an account. */
  public synchronized void endAll(String who) {
    byHash.values().removeIf(session -> session.isLocal() && session.who().equals(who));
  }

  private String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
