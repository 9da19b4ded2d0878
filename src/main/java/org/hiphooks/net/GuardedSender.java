package org.hiphooks.net;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a server alone that fails, and asks a second time where that is safe, may help, and is in
 * time: a GET that found no connection or that the server had no time for.
 */
final class GuardedSender implements Sender {

  private static final int THROTTLED = 429;
  private static final int SERVER_ERROR = 500;
  private static final Set<Integer> WORTH_A_SECOND_TIME = Set.of(THROTTLED, 502, 503, 504);
  private static final Duration LEAST = Duration.ofMillis(200);

  /** A server that was given less time than this and did not answer has not failed. */
  private static final Duration FAIR = Duration.ofMillis(500);

  private static final long BREATH_MILLIS = 50;

  private final OutgoingHttp http;
  private final Hosts hosts;

  GuardedSender(OutgoingHttp http, Hosts hosts) {
    this.http = http;
    this.hosts = hosts;
  }

  @Override
  public CompletableFuture<IncomingAnswer> send(OutgoingRequest request, Duration timeout) {
    if (!http.allows(request.address())) {
      return http.send(request, timeout);
    }
    return attempt(request, Origin.of(request.address()), System.nanoTime() + timeout.toNanos(), 1);
  }

  private CompletableFuture<IncomingAnswer> attempt(
      OutgoingRequest request, Origin host, long until, int number) {
    CircuitBreaker<Object> breaker = hosts.breaker(host);
    long start = System.nanoTime();
    if (!breaker.tryAcquirePermit()) {
      hosts.ended(host, "left-alone", 0);
      return CompletableFuture.failedFuture(new OutgoingFailed(OutgoingFailed.Reason.LEFT_ALONE));
    }
    Duration left = Duration.ofNanos(Math.max(1, until - start));
    return http.send(request, left)
        .handle(
            (answer, thrown) -> {
              OutgoingFailed failure = failure(thrown);
              hosts.ended(host, outcome(answer, failure), System.nanoTime() - start);
              record(breaker, answer, failure, left);
              return number == 1 && isWorthIt(request, answer, failure, until)
                  ? CompletableFuture.supplyAsync(() -> number, later())
                      .thenCompose(once -> attempt(request, host, until, once + 1))
                  : done(answer, failure);
            })
        .thenCompose(next -> next);
  }

  private static boolean isWorthIt(
      OutgoingRequest request,
      @Nullable IncomingAnswer answer,
      @Nullable OutgoingFailed failure,
      long until) {
    boolean isInTime = until - System.nanoTime() > LEAST.toNanos();
    boolean mayHelp =
        failure != null
            ? failure.reason() == OutgoingFailed.Reason.UNREACHABLE
            : answer != null && WORTH_A_SECOND_TIME.contains(answer.status());
    return isInTime && mayHelp && "GET".equals(request.method());
  }

  private static void record(
      CircuitBreaker<Object> breaker,
      @Nullable IncomingAnswer answer,
      @Nullable OutgoingFailed failure,
      Duration given) {
    boolean isUnfair =
        failure != null
            && failure.reason() == OutgoingFailed.Reason.TIMEOUT
            && given.compareTo(FAIR) < 0;
    boolean failed =
        failure != null
            ? failure.reason() != OutgoingFailed.Reason.TOO_LARGE && !isUnfair
            : answer != null && (answer.status() >= SERVER_ERROR || answer.status() == THROTTLED);
    if (failed) {
      breaker.recordFailure();
    } else {
      breaker.recordSuccess();
    }
  }

  private static String outcome(@Nullable IncomingAnswer answer, @Nullable OutgoingFailed failure) {
    if (answer == null) {
      return switch (failure == null ? OutgoingFailed.Reason.UNREACHABLE : failure.reason()) {
        case NOT_ALLOWED -> "not-allowed";
        case TIMEOUT -> "timed-out";
        case UNREACHABLE, TLS -> "unreachable";
        case TOO_LARGE -> "too-large";
        case LEFT_ALONE -> "left-alone";
      };
    }
    return switch (answer.status()) {
      case 401, 403 -> "denied";
      case THROTTLED -> "throttled";
      default ->
          answer.isSuccess()
              ? "answered"
              : answer.status() >= SERVER_ERROR ? "server-error" : "refused";
    };
  }

  private static @Nullable OutgoingFailed failure(@Nullable Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : thrown;
    if (cause == null || cause instanceof OutgoingFailed) {
      return (OutgoingFailed) cause;
    }
    return new OutgoingFailed(OutgoingFailed.Reason.UNREACHABLE);
  }

  private static CompletableFuture<IncomingAnswer> done(
      @Nullable IncomingAnswer answer, @Nullable OutgoingFailed failure) {
    return answer == null
        ? CompletableFuture.failedFuture(
            failure == null ? new OutgoingFailed(OutgoingFailed.Reason.UNREACHABLE) : failure)
        : CompletableFuture.completedFuture(answer);
  }

  private static Executor later() {
    return CompletableFuture.delayedExecutor(
        BREATH_MILLIS + ThreadLocalRandom.current().nextLong(BREATH_MILLIS), TimeUnit.MILLISECONDS);
  }
}
