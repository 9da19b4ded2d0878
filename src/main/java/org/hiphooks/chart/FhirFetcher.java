package org.hiphooks.chart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingFailed;
import org.hiphooks.net.OutgoingRequest;
import org.hiphooks.net.Sender;
import org.hiphooks.net.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks a FHIR server for one thing at a time, within a deadline. It never throws: an answer that
 * cannot be had is a reason. Pages are followed on the server's own origin only.
 */
final class FhirFetcher {

  private static final int MAX_DEPTH = 200;
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Sender http;
  private final FhirAccess access;
  private final long deadline;
  private final Map<String, String> trace;

  /**
   * For one call.
   *
   * @param deadline {@link System#nanoTime()} after which nothing is waited for
   */
  FhirFetcher(Sender http, FhirAccess access, long deadline) {
    this.http = http;
    this.access = access;
    this.deadline = deadline;
    this.trace = TraceContext.headers();
  }

  /** An answer, or the reason why there is none. */
  record Fetched(JsonNode value, Unread.@Nullable Reason failure) {}

  /** Asks for a read or a search, relative to the server's base. */
  CompletableFuture<Fetched> ask(String query) {
    String base = access.base().toString();
    return get(base + (base.endsWith("/") ? "" : "/") + query);
  }

  /** Asks for a page by the address the server gave; another origin is refused. */
  CompletableFuture<Fetched> page(String address) {
    try {
      URI page = access.base().resolve(address);
      if (Origin.of(page).equals(Origin.of(access.base()))) {
        return get(page.toString());
      }
    } catch (IllegalArgumentException e) {
      return failed(Unread.Reason.INCOMPLETE);
    }
    return failed(Unread.Reason.INCOMPLETE);
  }

  private CompletableFuture<Fetched> get(String address) {
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      return failed(Unread.Reason.TIMED_OUT);
    }
    Map<String, String> headers = new HashMap<>(trace);
    headers.put("Accept", "application/fhir+json");
    if (access.token() != null) {
      headers.put("Authorization", "Bearer " + access.token());
    }
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      return failed(Unread.Reason.FAILED);
    }
    return http.send(OutgoingRequest.get(uri, headers), left).handle(FhirFetcher::read);
  }

  private static Fetched read(@Nullable IncomingAnswer answer, @Nullable Throwable thrown) {
    if (answer == null || thrown != null) {
      return new Fetched(JSON.nullNode(), reason(thrown));
    }
    if (answer.status() == 401 || answer.status() == 403) {
      return new Fetched(JSON.nullNode(), Unread.Reason.DENIED);
    }
    if (!answer.isSuccess()) {
      return new Fetched(JSON.nullNode(), Unread.Reason.FAILED);
    }
    try {
      return new Fetched(JSON.readTree(answer.body()), null);
    } catch (IOException | NumberFormatException e) {
      return new Fetched(JSON.nullNode(), Unread.Reason.FAILED);
    }
  }

  private static Unread.Reason reason(@Nullable Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : thrown;
    boolean late = cause instanceof OutgoingFailed f && f.reason() == OutgoingFailed.Reason.TIMEOUT;
    boolean gone =
        cause instanceof OutgoingFailed f
            && (f.reason() == OutgoingFailed.Reason.UNREACHABLE
                || f.reason() == OutgoingFailed.Reason.TLS
                || f.reason() == OutgoingFailed.Reason.LEFT_ALONE);
    return late ? Unread.Reason.TIMED_OUT : gone ? Unread.Reason.UNREACHABLE : Unread.Reason.FAILED;
  }

  private static CompletableFuture<Fetched> failed(Unread.Reason reason) {
    return CompletableFuture.completedFuture(new Fetched(JSON.nullNode(), reason));
  }
}
