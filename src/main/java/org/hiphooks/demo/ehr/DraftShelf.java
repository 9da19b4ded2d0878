package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hiphooks.net.IncomingAnswer;

/** The orders of a patient that are not signed, as the FHIR server has them. */
final class DraftShelf {

  private static final List<String> TYPES = List.of("ServiceRequest", "MedicationRequest");

  private final EhrHttp http;

  DraftShelf(EhrHttp http) {
    this.http = http;
  }

  /** All of them; empty if they cannot be read. */
  Optional<List<JsonNode>> all(String patientId) {
    List<CompletableFuture<IncomingAnswer>> asked = new ArrayList<>();
    for (String type : TYPES) {
      asked.add(http.fhirGet(type + "?patient=" + patientId + "&status=draft&_count=500"));
    }
    List<JsonNode> drafts = new ArrayList<>();
    boolean isRead = true;
    for (CompletableFuture<IncomingAnswer> future : asked) {
      IncomingAnswer answer =
          future.handle((read, failure) -> failure == null ? read : null).join();
      isRead &= answer != null && answer.isSuccess();
      if (answer != null && answer.isSuccess()) {
        Json.read(answer.body()).path("entry").forEach(one -> drafts.add(one.path("resource")));
      }
    }
    return isRead ? Optional.of(drafts) : Optional.empty();
  }

  /** A draft and the drafts that go with it; none if it is no draft any more. */
  List<JsonNode> group(String patientId, String reference) {
    List<JsonNode> all = all(patientId).orElse(List.of());
    List<JsonNode> group = new ArrayList<>();
    all.stream().filter(draft -> isAt(draft, reference)).forEach(group::add);
    if (!group.isEmpty()) {
      all.stream().filter(draft -> goesWith(draft, reference)).forEach(group::add);
    }
    return group;
  }

  /** Whether a resource is a part of the order of this reference. */
  static boolean goesWith(JsonNode resource, String reference) {
    for (JsonNode order : resource.path("basedOn")) {
      if (reference.equals(Json.text(order, "reference"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(JsonNode draft, String reference) {
    return Transaction.reference(draft).equals(reference);
  }
}
