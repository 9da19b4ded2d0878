package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.FhirAuthorization;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.dialect.SentAhead;
import org.hiphooks.cdshooks.dialect.Shape;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.chart.FhirAccess;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Dialect;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingHttp;
import org.hiphooks.net.Sender;
import org.jspecify.annotations.Nullable;

/** What is agreed with a client: its names of prefetch keys, and the FHIR servers we may read. */
final class Caller {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final int MAX_ANSWER = 16 * 1024 * 1024;

  private final ClientSettings client;
  private final Duration deadline;
  private final Set<String> servers = new HashSet<>();
  private final Sender http;
  private final Shape shape;

  Caller(ClientSettings client, Surroundings surroundings) {
    this.client = client;
    this.shape = Shape.of(client);
    this.deadline = surroundings.fetch();
    Set<Origin> origins = new HashSet<>();
    for (URI server : client.fhirServers()) {
      servers.add(withoutSlash(server));
      origins.add(Origin.of(server));
    }
    this.http =
        surroundings
            .hosts()
            .guarding(new OutgoingHttp(origins, client.privateAddresses(), CONNECT, MAX_ANSWER));
  }

  String name() {
    return client.name();
  }

  /** What the configuration says of it. */
  ClientSettings settings() {
    return client;
  }

  Dialect dialect() {
    return client.dialect();
  }

  /** The cards as this client takes them. */
  List<Card> shaped(List<Card> cards) {
    return shape.of(cards);
  }

  /** The chart: what was sent and, where the client's server may be read, what was not. */
  Chart gather(ChartReader charts, HookRequest request, long until) {
    Map<String, JsonNode> prefetch = SentAhead.of(client, request.prefetch());
    FhirAccess access = access(request);
    if (access == null) {
      return charts.read(request.context().patientId(), prefetch);
    }
    return charts.read(request.context(), prefetch, access, http, until);
  }

  /** The Medications of these ids that the client's server has, if it may be read. */
  List<ObjectNode> medications(
      ChartReader charts, HookRequest request, Set<String> ids, long until) {
    FhirAccess access = access(request);
    return access == null ? List.of() : charts.medications(ids, access, http, until);
  }

  /** {@link System#nanoTime()} after which an answer waits for nothing. */
  long until() {
    return System.nanoTime() + deadline.toNanos();
  }

  /** Only a server that the configuration lists, and only for the patient of the call. */
  private @Nullable FhirAccess access(HookRequest request) {
    URI server = request.fhirServer();
    if (server == null || !servers.contains(withoutSlash(server))) {
      return null;
    }
    FhirAuthorization authorization = request.fhirAuthorization();
    if (authorization == null) {
      return new FhirAccess(server, null, "");
    }
    boolean otherPatient =
        authorization.patient() != null
            && !authorization.patient().equals(request.context().patientId());
    return otherPatient
        ? null
        : new FhirAccess(server, authorization.accessToken(), authorization.scope());
  }

  private static String withoutSlash(URI address) {
    String text = address.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
