package org.hiphooks.net;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.hiphooks.config.AddressRange;
import org.hiphooks.net.OutgoingFailed.Reason;

/**
 * Sends HTTP requests to the origins of its allow-list and to no other, and only if their host does
 * not stand for an address inside of a network that nobody named. Redirects are not followed,
 * cookies are not kept, no proxy is asked. Thread-safe.
 */
public final class OutgoingHttp implements Sender {

  private final Supplier<HttpClient> connections;
  private final AddressGuard guard;
  private final int maximumBytes;

  /**
   * A client.
   *
   * @param allowed origins it may ask
   * @param inside ranges inside of a network in which they may be
   * @param connectTimeout limit for a connection
   * @param maximumBytes largest body that is read
   */
  public OutgoingHttp(
      Set<Origin> allowed, List<AddressRange> inside, Duration connectTimeout, int maximumBytes) {
    this(
        new AddressGuard(allowed, inside), () -> Connections.waiting(connectTimeout), maximumBytes);
  }

  /** A client of servers of the public network and of those that are written as an address. */
  public OutgoingHttp(Set<Origin> allowed, Duration connectTimeout, int maximumBytes) {
    this(allowed, List.of(), connectTimeout, maximumBytes);
  }

  OutgoingHttp(AddressGuard guard, Supplier<HttpClient> connections, int maximumBytes) {
    this.guard = guard;
    this.connections = connections;
    this.maximumBytes = maximumBytes;
  }

  /** Whether this client may ask the address. */
  public boolean allows(URI address) {
    try {
      return guard.allows(Origin.of(address));
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
    CompletableFuture<IncomingAnswer> answer = new CompletableFuture<>();
    Request sent;
    try {
      sent = built(request, timeout);
      sent.send(new LimitedAnswer(maximumBytes, answer));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(new OutgoingFailed(Reason.NOT_ALLOWED));
    }
    return answer
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (received, failure) -> {
              if (failure != null) {
                sent.abort(failure);
                throw failed(failure);
              }
              return received;
            });
  }

  private Request built(OutgoingRequest request, Duration timeout) {
    Request built =
        connections
            .get()
            .newRequest(request.address())
            .method(request.method())
            .tag(guard)
            .followRedirects(false)
            .timeout(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS)
            .headers(fields -> request.headers().forEach(fields::put));
    return request.body().length == 0 ? built : built.body(new BytesRequestContent(request.body()));
  }

  private static OutgoingFailed failed(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (isOrComesOf(cause, AddressRefused.class)) {
      return new OutgoingFailed(Reason.NOT_ALLOWED);
    }
    if (isOrComesOf(cause, LimitedAnswer.TooLarge.class)) {
      return new OutgoingFailed(Reason.TOO_LARGE);
    }
    if (isOrComesOf(cause, SSLException.class)) {
      return new OutgoingFailed(Reason.TLS);
    }
    boolean isLate = cause instanceof TimeoutException || cause instanceof SocketTimeoutException;
    return new OutgoingFailed(isLate ? Reason.TIMEOUT : Reason.UNREACHABLE);
  }

  private static boolean isOrComesOf(Throwable thrown, Class<? extends Throwable> kind) {
    return kind.isInstance(thrown) || kind.isInstance(thrown.getCause());
  }
}
