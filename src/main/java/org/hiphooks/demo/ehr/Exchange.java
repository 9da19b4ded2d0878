package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.net.OutgoingFailed;
import org.jspecify.annotations.Nullable;

/**
 * One call of the service, whole: what was sent, what came back, how long it took.
 *
 * @param number counts from 1
 * @param at when it began
 * @param patientId whose chart was open
 * @param hook the hook
 * @param service address that was asked
 * @param request body without its token
 * @param requestBytes size of the body
 * @param prefetch what became of each key
 * @param prefetchMillis time to gather them
 * @param answer what came back; null if nothing did
 * @param failure why nothing came back; null if something did or there was nothing to ask
 * @param millis time from sending the body to the end of the answer
 */
public record Exchange(
    long number,
    Instant at,
    String patientId,
    String hook,
    URI service,
    JsonNode request,
    int requestBytes,
    List<PrefetchLine> prefetch,
    long prefetchMillis,
    @Nullable IncomingAnswer answer,
    OutgoingFailed.@Nullable Reason failure,
    long millis) {

  /** Defensive copy of the list; the request must not be changed. */
  public Exchange {
    prefetch = List.copyOf(prefetch);
  }

  /** HTTP status; 0 if nothing came back. */
  public int status() {
    return answer == null ? 0 : answer.status();
  }

  /** The body that came back as JSON; a missing node if there is none. */
  public JsonNode body() {
    return Json.read(bodyBytes());
  }

  /** The body that came back. */
  public byte[] bodyBytes() {
    return answer == null ? new byte[0] : answer.body();
  }

  /** Number of cards that came back. */
  public int cards() {
    return body().path("cards").size();
  }

  /** The headers that came back. */
  public Map<String, List<String>> headers() {
    return answer == null ? Map.of() : answer.headers();
  }

  /** The first value of a header that came back. */
  public Optional<String> header(String name) {
    return answer == null ? Optional.empty() : answer.header(name);
  }

  /** Whether every key was sent with all there is. */
  public boolean sentEverything() {
    return prefetch.stream().allMatch(PrefetchLine::isComplete);
  }

  /** Shows no data of the patient. */
  @Override
  public String toString() {
    return "Exchange[" + number + ", " + hook + ", " + status() + "]";
  }
}
