package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All answers that are not in the chart yet, as one transaction: each is made once. */
final class Transaction {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE =
      Pattern.compile("([A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/.*)?$");

  private final List<Finding> findings;
  private final ObjectNode bundle = JSON.createObjectNode();

  Transaction(
      List<Finding> findings,
      Function<Finding, String> identifiers,
      @Nullable ObjectNode response) {
    this.findings = List.copyOf(findings);
    bundle.put("resourceType", "Bundle").put("type", "transaction");
    String source = response == null ? "" : "urn:uuid:" + UUID.randomUUID();
    for (Finding finding : findings) {
      String identifier = identifiers.apply(finding);
      ObjectNode entry = bundle.withArray("/entry").addObject();
      entry.put("fullUrl", "urn:uuid:" + UUID.randomUUID());
      entry.set("resource", observation(finding, identifier, source));
      entry
          .putObject("request")
          .put("method", "POST")
          .put("url", "Observation")
          .put("ifNoneExist", ChartWriting.unless(identifier));
    }
    if (response != null) {
      // All answers together name the response: a second click finds the first one's.
      String identifier = "r." + identifiers.apply(findings.get(0));
      ObjectNode entry = bundle.withArray("/entry").addObject().put("fullUrl", source);
      ObjectNode named = response.deepCopy();
      named.set("identifier", identifier(identifier));
      entry.set("resource", named);
      entry
          .putObject("request")
          .put("method", "POST")
          .put("url", "QuestionnaireResponse")
          .put("ifNoneExist", ChartWriting.unless(identifier));
    }
  }

  ObjectNode bundle() {
    return bundle;
  }

  /** Where each answer is now, by the entries of the server's answer. */
  Map<Finding, String> places(JsonNode answer) {
    Map<Finding, String> places = new LinkedHashMap<>();
    for (int i = 0; i < findings.size(); i++) {
      JsonNode entry = answer.path("entry").path(i);
      if (entry.at("/response/status").asText().matches("20[01].*")) {
        places.put(findings.get(i), place(entry.at("/response/location").asText()));
      }
    }
    return places;
  }

  /** The Observation of an answer, with its identifier and where it comes from. */
  static ObjectNode observation(Finding finding, String identifier, String source) {
    ObjectNode observation = finding.observation().deepCopy();
    observation.putArray("identifier").add(identifier(identifier));
    if (!source.isEmpty()) {
      observation.putArray("derivedFrom").addObject().put("reference", source);
    }
    return observation;
  }

  static ObjectNode identifier(String value) {
    return JSON.createObjectNode().put("system", ChartWriting.IDENTIFIERS).put("value", value);
  }

  /** Type and id at the end of an address; empty if there are none. */
  static String place(String location) {
    Matcher matcher = PLACE.matcher(location);
    return matcher.find() ? matcher.group(1) + '/' + matcher.group(2) : "";
  }
}
