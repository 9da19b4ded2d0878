package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingHttp;
import org.hiphooks.net.OutgoingRequest;

/** The demo EHR's way out: to the demo's own origin, over HTTP. Thread-safe. */
final class EhrHttp {

  /** How long an EHR waits for cards. */
  static final Duration CARD_PATIENCE = Duration.ofSeconds(5);

  private static final Duration FHIR_PATIENCE = Duration.ofSeconds(4);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int MAXIMUM_BYTES = 32 << 20;
  private static final String JSON = "application/json";
  private static final String FHIR_JSON = "application/fhir+json";

  private final DemoAddresses addresses;
  private final OutgoingHttp http;

  EhrHttp(DemoAddresses addresses) {
    this.addresses = addresses;
    this.http = new OutgoingHttp(Set.of(Origin.of(addresses.demo())), CONNECT, MAXIMUM_BYTES);
  }

  DemoAddresses addresses() {
    return addresses;
  }

  CompletableFuture<IncomingAnswer> discovery() {
    return http.send(
        OutgoingRequest.get(addresses.services(), Map.of("Accept", JSON)), FHIR_PATIENCE);
  }

  CompletableFuture<IncomingAnswer> postHook(URI service, byte[] body) {
    Map<String, String> headers = Map.of("Accept", JSON, "Content-Type", JSON);
    return http.send(new OutgoingRequest("POST", service, headers, body), CARD_PATIENCE);
  }

  CompletableFuture<IncomingAnswer> postFeedback(URI service, byte[] body) {
    Map<String, String> headers = Map.of("Accept", JSON, "Content-Type", JSON);
    URI address = URI.create(service + "/feedback");
    return http.send(new OutgoingRequest("POST", address, headers, body), FHIR_PATIENCE);
  }

  /** Reads or searches below the FHIR base. */
  CompletableFuture<IncomingAnswer> fhirGet(String query) {
    URI address = URI.create(addresses.fhir() + "/" + escaped(query));
    return http.send(OutgoingRequest.get(address, Map.of("Accept", FHIR_JSON)), FHIR_PATIENCE);
  }

  CompletableFuture<IncomingAnswer> fhirTransaction(JsonNode bundle) {
    Map<String, String> headers = Map.of("Accept", FHIR_JSON, "Content-Type", FHIR_JSON);
    return http.send(
        new OutgoingRequest("POST", addresses.fhir(), headers, Json.bytes(bundle)), FHIR_PATIENCE);
  }

  /** A template is written for people: what an address may not hold is escaped here. */
  private static String escaped(String query) {
    return query.replace("|", "%7C").replace(" ", "%20");
  }
}
