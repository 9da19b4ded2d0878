package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hiphooks.cards.CallIdentity;
import org.hiphooks.chart.KeptRecords;
import org.hiphooks.explain.Person;

/**
 * What is kept of a call so that it can be answered again together with what was recorded since.
 *
 * @param service id of the service that was asked
 * @param client name of the client
 * @param hookInstance id of the invocation
 * @param userId reference of the user
 * @param person who it is about
 * @param records what was read of the patient
 */
public record Visit(
    String service,
    String client,
    String hookInstance,
    String userId,
    Person person,
    KeptRecords records) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The same with more records. */
  public Visit with(List<ObjectNode> more) {
    return new Visit(service, client, hookInstance, userId, person, records.with(more));
  }

  /** The same of which nothing is known but who it is about, because it cannot be read. */
  public Visit unread() {
    return new Visit(service, client, hookInstance, userId, person, records.unread());
  }

  CallIdentity identity() {
    return new CallIdentity(client, hookInstance, userId, person.id());
  }

  /** As JSON, to be sealed. */
  public ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("service", service).put("client", client).put("hookInstance", hookInstance);
    json.put("userId", userId).put("name", person.name()).put("birthDate", person.birthDate());
    json.put("id", person.id()).set("records", records.toJson());
    return json;
  }

  /** Reads what {@link #toJson()} wrote. */
  public static Visit ofJson(JsonNode json) {
    return new Visit(
        json.path("service").asText(),
        json.path("client").asText(),
        json.path("hookInstance").asText(),
        json.path("userId").asText(),
        new Person(
            json.path("name").asText(), json.path("birthDate").asText(), json.path("id").asText()),
        KeptRecords.ofJson(json.path("records")));
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Visit[" + service + "]";
  }
}
