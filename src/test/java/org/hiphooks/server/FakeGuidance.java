package org.hiphooks.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.cdshooks.Source;
import org.jspecify.annotations.Nullable;

/** Guidance that says what a test wants, and remembers what it was asked. */
final class FakeGuidance implements GuidanceService {

  /** What to do with a call. */
  interface Behaviour {
    HookAnswer answer(HookRequest request) throws PreconditionFailed;
  }

  final List<HookRequest> calls = Collections.synchronizedList(new ArrayList<>());
  final List<String> services = Collections.synchronizedList(new ArrayList<>());
  final List<Instant> nows = Collections.synchronizedList(new ArrayList<>());
  volatile Behaviour behaviour = request -> cards(card("RF-01", "Look at the hip"));
  final List<String> clients = Collections.synchronizedList(new ArrayList<>());
  volatile boolean isWarm;

  static HookAnswer cards(Card... cards) {
    return new HookAnswer(List.of(cards), Map.of("evaluate", 1_500_000L), List.of(), List.of());
  }

  static Card card(String rule, String summary) {
    ObjectNode extension = JsonNodeFactory.instance.objectNode();
    extension.put("rule", rule).put("level", "info");
    return new Card(
        UUID.nameUUIDFromBytes((rule + summary).getBytes(StandardCharsets.UTF_8)),
        summary,
        null,
        Indicator.INFO,
        new Source("A source", null, new Coding("https://example.org/topic", "RF01I", null)),
        List.of(),
        List.of(),
        List.of(),
        extension);
  }

  @Override
  public GuidanceService forClient(@Nullable String client) {
    if (client != null) {
      clients.add(client);
    }
    return this;
  }

  @Override
  public List<String> switchedOff() {
    return List.of("hip-problem-list", "SP-REDS info");
  }

  @Override
  public List<ServiceDescription> services() {
    return List.of(
        service("hip-pain-guidance", "patient-view"), service("hip-order-select", "order-select"));
  }

  private static ServiceDescription service(String id, String hook) {
    return new ServiceDescription(
        id,
        hook,
        "Title",
        "Description",
        "Requirements",
        Map.of("patient", "Patient/{{context.patientId}}"),
        "0.1.0",
        "abc123");
  }

  @Override
  public HookAnswer answer(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    services.add(serviceId);
    calls.add(request);
    nows.add(now);
    return behaviour.answer(request);
  }

  @Override
  public Optional<Card> notShown(String serviceId, HookRequest request, List<String> rules) {
    return Optional.of(card("ERROR-01", "Not shown: " + String.join(", ", rules)));
  }

  @Override
  public void warmUp() {
    isWarm = true;
  }
}
