package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hiphooks.demo.ehr.OrderMenu.Entry;
import org.hiphooks.demo.ehr.OrderMenu.Side;

/** Writes an entry of the menu as resources of a patient. */
final class MenuWriter {

  private final InstantSource clock;

  MenuWriter(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds all resources of the entry; those that go with the order refer to it. */
  void write(Transaction transaction, Entry entry, Side side, String patientId) {
    String first = "urn:uuid:" + UUID.randomUUID();
    String fullUrl = first;
    for (ObjectNode template : entry.resources()) {
      ObjectNode resource = template.deepCopy();
      complete(resource, entry, side, patientId);
      if (!fullUrl.equals(first)) {
        resource.withArray("/basedOn").addObject().put("reference", first);
      }
      transaction.create(resource, fullUrl);
      fullUrl = "urn:uuid:" + UUID.randomUUID();
    }
  }

  /** What the entry is called with its side. */
  static String name(Entry entry, Side side) {
    return entry.sided() ? entry.label() + ", " + side.label() : entry.label();
  }

  private void complete(ObjectNode resource, Entry entry, Side side, String patientId) {
    boolean isProblem = "Condition".equals(Json.text(resource, "resourceType"));
    resource.putObject("subject").put("reference", "Patient/" + patientId);
    resource.put(isProblem ? "recordedDate" : "authoredOn", now());
    resource.putObject(isProblem ? "recorder" : "requester").put("reference", HookCaller.USER);
    boolean hasSite = !"MedicationRequest".equals(Json.text(resource, "resourceType"));
    if (entry.sided() && hasSite && side.bodySite() != null) {
      resource.withArray("/bodySite").add(side.bodySite().deepCopy());
    }
  }

  String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
