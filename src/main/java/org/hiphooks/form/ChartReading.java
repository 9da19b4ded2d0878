package org.hiphooks.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hiphooks.cdshooks.FhirAuthorization;
import org.hiphooks.cdshooks.HookContext;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Reanswered;

/** Reads the chart of a form that was launched, with the token of its launch. */
final class ChartReading {

  private static final String HOOK = "patient-view";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HipGuidance guidance;
  private final String service;
  private final SmartClient client;
  private final URI base;
  private final SmartToken token;

  ChartReading(
      HipGuidance guidance, String service, SmartClient client, URI base, SmartToken token) {
    this.guidance = guidance;
    this.service = service;
    this.client = client;
    this.base = base;
    this.token = token;
  }

  /**
   * Reads it.
   *
   * @throws PreconditionFailed if nothing at all could be read
   */
  Reanswered read(Instant now) throws PreconditionFailed {
    String user = token.user() == null ? "" : token.user();
    HookRequest asked =
        new HookRequest(
            HOOK,
            UUID.randomUUID().toString(),
            base,
            new FhirAuthorization(token.access(), token.scope(), token.patient()),
            new HookContext(user, token.patient(), null, List.of(), List.of(), List.of()),
            Map.of());
    return guidance.open(service, asked, PATIENCE, now);
  }

  /**
   * The same form before the chart as it stands now, or before one of which nothing is known if it
   * cannot be read.
   *
   * @param written what this form has written, by where it is; a server may be slow to find it
   */
  OpenForm again(OpenForm open, Map<String, ObjectNode> written) {
    List<ObjectNode> missing = new ArrayList<>();
    try {
      OpenForm read = open.read(read(open.now()).visit());
      Set<String> found =
          read.visit().records().resources().stream()
              .map(
                  record -> record.path("resourceType").asText() + '/' + record.path("id").asText())
              .collect(Collectors.toSet());
      written.forEach(
          (where, record) -> {
            if (!found.contains(where)) {
              missing.addAll(one(where, record));
            }
          });
      return read.with(missing);
    } catch (PreconditionFailed e) {
      return open.unread().with(List.copyOf(written.values()));
    }
  }

  /** As the server has it; as it was written if the server does not say. */
  private List<ObjectNode> one(String where, ObjectNode written) {
    SmartClient.Reply reply = client.get(URI.create(base + "/" + where), token.access());
    if (reply.isSuccess() && reply.json() instanceof ObjectNode record) {
      return List.of(record);
    }
    return Withdrawal.isDone(reply.status()) ? List.of() : List.of(written);
  }
}
