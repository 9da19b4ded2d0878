package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.hiphooks.demo.ehr.Prefetcher.Prefetched;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.net.OutgoingFailed;
import org.jspecify.annotations.Nullable;

/**
 * Calls the service as an EHR does: reads discovery, gathers what the service asks for, posts the
 * hook (CDS Hooks 2.0). Keeps every call for the inspector.
 */
final class HookCaller {

  /** The clinician who is signed in. */
  static final String USER = "Practitioner/demo-clinician";

  private static final long A_MOMENT_MILLIS = 500;
  private static final int TOKEN_SECONDS = 300;
  private static final long NANOS_A_MILLI = 1_000_000;

  private final EhrHttp http;
  private final Prefetcher prefetcher;
  private final Exchanges exchanges;
  private final InstantSource clock;

  HookCaller(EhrHttp http, Exchanges exchanges, InstantSource wallClock) {
    this.http = http;
    this.prefetcher = new Prefetcher(http);
    this.exchanges = exchanges;
    this.clock = wallClock;
  }

  /**
   * Calls the service and puts what comes in a place of the chart, instead of what stood there.
   * Always ends with an exchange, never with an error.
   */
  HookCall ask(Visit visit, Area area, Occasion occasion, Switches switches) {
    HookCall call = new HookCall(occasion, call(occasion, switches));
    visit.put(area, call);
    return call;
  }

  /** The prefetch keys of the service; empty if it does not answer. */
  List<String> keys() {
    return http.discovery()
        .handle(
            (answer, failure) ->
                answer == null
                    ? List.<String>of()
                    : service(answer, "patient-view")
                        .map(service -> List.copyOf(service.prefetch().keySet()))
                        .orElse(List.of()))
        .completeOnTimeout(List.of(), A_MOMENT_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  private CompletableFuture<Exchange> call(Occasion occasion, Switches switches) {
    return http.discovery()
        .handle(
            (answer, failure) ->
                answer == null || !answer.isSuccess()
                    ? unanswered(occasion, answer, reason(failure))
                    : service(answer, occasion.hook())
                        .map(service -> ask(service, occasion, switches))
                        .orElseGet(() -> unanswered(occasion, null, null)))
        .thenCompose(exchange -> exchange)
        .thenApply(
            exchange -> {
              exchanges.add(exchange);
              return exchange;
            });
  }

  private static Optional<CdsService> service(IncomingAnswer discovery, String hook) {
    return CdsService.read(Json.read(discovery.body())).stream()
        .filter(service -> service.hook().equals(hook))
        .findFirst();
  }

  private CompletableFuture<Exchange> ask(
      CdsService service, Occasion occasion, Switches switches) {
    long begin = System.nanoTime();
    return prefetcher
        .resolve(service.prefetch(), Prefetcher.context(USER, occasion.patientId()), switches)
        .thenCompose(
            prefetched -> {
              long gathered = (System.nanoTime() - begin) / NANOS_A_MILLI;
              return post(service, occasion, switches, prefetched, gathered);
            });
  }

  private CompletableFuture<Exchange> post(
      CdsService service,
      Occasion occasion,
      Switches switches,
      Prefetched prefetched,
      long gatheredMillis) {
    URI address = URI.create(http.addresses().services() + "/" + service.id());
    ObjectNode request = request(occasion, switches, prefetched);
    byte[] body = Json.bytes(request);
    ((ObjectNode) request.path("fhirAuthorization")).put("access_token", "[redacted]");
    long begin = System.nanoTime();
    return http.postHook(address, body)
        .handle(
            (answer, failure) ->
                new Exchange(
                    exchanges.nextNumber(),
                    clock.instant(),
                    occasion.patientId(),
                    service.hook(),
                    address,
                    request,
                    body.length,
                    prefetched.lines(),
                    gatheredMillis,
                    answer,
                    reason(failure),
                    (System.nanoTime() - begin) / NANOS_A_MILLI));
  }

  private ObjectNode request(Occasion occasion, Switches switches, Prefetched prefetched) {
    ObjectNode request = Json.object();
    request.put("hookInstance", UUID.randomUUID().toString());
    request.put("hook", occasion.hook());
    request.put("fhirServer", http.addresses().fhir(switches.fhir()).toString());
    request
        .putObject("fhirAuthorization")
        .put("access_token", UUID.randomUUID().toString())
        .put("token_type", "Bearer")
        .put("expires_in", TOKEN_SECONDS)
        .put("scope", "patient/*.rs")
        .put("subject", "demo-ehr")
        .put("patient", occasion.patientId());
    ObjectNode context = request.putObject("context");
    context.put("userId", USER).put("patientId", occasion.patientId());
    context.setAll(occasion.context());
    request.set("prefetch", prefetched.values());
    return request;
  }

  private CompletableFuture<Exchange> unanswered(
      Occasion occasion, @Nullable IncomingAnswer answer, OutgoingFailed.@Nullable Reason reason) {
    return CompletableFuture.completedFuture(
        new Exchange(
            exchanges.nextNumber(),
            clock.instant(),
            occasion.patientId(),
            occasion.hook(),
            http.addresses().services(),
            Json.object(),
            0,
            List.of(),
            0,
            answer,
            reason,
            0));
  }

  private static OutgoingFailed.@Nullable Reason reason(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof OutgoingFailed failed) {
      return failed.reason();
    }
    return cause == null ? null : OutgoingFailed.Reason.UNREACHABLE;
  }
}
