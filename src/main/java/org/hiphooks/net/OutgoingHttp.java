package org.hiphooks.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hiphooks.net.OutgoingFailed.Reason;

/**
 * Sends HTTP requests to the origins of its allow-list and to no other. Redirects are not followed,
 * cookies are not kept. Thread-safe.
 */
public final class OutgoingHttp implements Sender {

  private final HttpClient client;
  private final Set<Origin> allowed;
  private final int maximumBytes;

  /**
   * A client.
   *
   * @param allowed origins it may ask
   * @param connectTimeout limit for a connection
   * @param maximumBytes largest body that is read
   */
  public OutgoingHttp(Set<Origin> allowed, Duration connectTimeout, int maximumBytes) {
    this.allowed = Set.copyOf(allowed);
    this.maximumBytes = maximumBytes;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
  }

  /** Whether this client may ask the address. */
  public boolean allows(URI address) {
    try {
      return allowed.contains(Origin.of(address));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Sends a request.
   *
   * @return the answer, or {@link OutgoingFailed} as the cause of a {@link CompletionException}
   */
  @Override
  public CompletableFuture<IncomingAnswer> send(OutgoingRequest request, Duration timeout) {
    if (!allows(request.address())) {
      return CompletableFuture.failedFuture(new OutgoingFailed(Reason.NOT_ALLOWED));
    }
    HttpRequest.Builder built = HttpRequest.newBuilder(request.address()).timeout(timeout);
    request.headers().forEach(built::header);
    built.method(
        request.method(),
        request.body().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.body()));
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(built.build(), answer -> new LimitedBody(maximumBytes));
    return sent.copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) -> {
              if (failure != null) {
                sent.cancel(true);
                throw failed(failure);
              }
              return new IncomingAnswer(
                  response.statusCode(), response.headers().map(), response.body());
            });
  }

  private static OutgoingFailed failed(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ConnectException) {
      return new OutgoingFailed(Reason.UNREACHABLE);
    }
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      return new OutgoingFailed(Reason.TIMEOUT);
    }
    boolean large =
        cause instanceof LimitedBody.TooLarge
            || (cause instanceof IOException && cause.getCause() instanceof LimitedBody.TooLarge);
    return new OutgoingFailed(large ? Reason.TOO_LARGE : Reason.UNREACHABLE);
  }
}
