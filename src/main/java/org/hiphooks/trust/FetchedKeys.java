package org.hiphooks.trust;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.net.OutgoingHttp;
import org.hiphooks.net.OutgoingRequest;
import org.jspecify.annotations.Nullable;

/**
 * Keys from the client's own address. They are kept for an hour; a key id that is not among them is
 * looked for once more, so that a rotation is seen at once, but not more often than every thirty
 * seconds, so that invented key ids cost the client's server nothing. One caller asks while the
 * others wait. When the address is down, keys up to a day old still count.
 */
public final class FetchedKeys implements ClientKeys {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration USABLE = Duration.ofDays(1);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final URI address;
  private final OutgoingHttp http;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Snapshot snapshot = new Snapshot(Map.of(), Instant.MIN);
  private volatile Instant lastAsked = Instant.MIN;

  private final Map<String, Instant> firstSeen = new ConcurrentHashMap<>();

  private record Snapshot(Map<String, JWK> keys, Instant at) {}

  /**
   * Keys of an address.
   *
   * @param address where the key set stands
   * @param http may ask that address
   * @param clock tells how old keys are
   */
  public FetchedKeys(URI address, OutgoingHttp http, Clock clock) {
    this.address = address;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public Optional<JWK> find(String keyId) throws KeysUnavailable {
    Snapshot known = snapshot;
    JWK key = known.keys().get(keyId);
    if (key != null && isYoungerThan(known, FRESH)) {
      return Optional.of(key);
    }
    refresh(known);
    Snapshot now = snapshot;
    if (!isYoungerThan(now, USABLE)) {
      throw new KeysUnavailable("the address of keys does not answer with a key set");
    }
    return Optional.ofNullable(now.keys().get(keyId));
  }

  @Override
  public List<KnownKey> known() {
    Snapshot now = snapshot;
    return now.keys().entrySet().stream()
        .map(key -> KnownKey.of(key.getValue(), firstSeen.getOrDefault(key.getKey(), now.at())))
        .toList();
  }

  /** What is known counts until the address has answered; it is asked at the next token. */
  @Override
  public void forget() {
    asking.lock();
    try {
      Snapshot known = snapshot;
      if (!known.at().equals(Instant.MIN)) {
        snapshot = new Snapshot(known.keys(), clock.instant().minus(FRESH));
      }
      lastAsked = Instant.MIN;
    } finally {
      asking.unlock();
    }
  }

  @Override
  public boolean isFrom(Object source) {
    return address.equals(source);
  }

  private void refresh(Snapshot seen) {
    asking.lock();
    try {
      // Another caller may have asked while this one waited.
      if (snapshot == seen && !clock.instant().isBefore(later(lastAsked, PAUSE))) {
        lastAsked = clock.instant();
        Map<String, JWK> fetched = fetch();
        if (fetched != null) {
          firstSeen.keySet().retainAll(fetched.keySet());
          fetched.keySet().forEach(id -> firstSeen.putIfAbsent(id, clock.instant()));
          snapshot = new Snapshot(fetched, clock.instant());
        }
      }
    } finally {
      asking.unlock();
    }
  }

  private @Nullable Map<String, JWK> fetch() {
    try {
      Map<String, String> headers = Map.of("Accept", "application/jwk-set+json, application/json");
      IncomingAnswer answer = http.send(OutgoingRequest.get(address, headers), LIMIT).join();
      return answer.isSuccess()
          ? KeyDocument.read(new String(answer.body(), StandardCharsets.UTF_8))
          : null;
    } catch (CompletionException | KeysUnavailable e) {
      return null;
    }
  }

  private boolean isYoungerThan(Snapshot known, Duration age) {
    return clock.instant().isBefore(later(known.at(), age));
  }

  private static Instant later(Instant from, Duration by) {
    return from.equals(Instant.MIN) ? Instant.MIN : from.plus(by);
  }
}
