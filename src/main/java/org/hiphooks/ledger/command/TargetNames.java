package org.hiphooks.ledger.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.config.Settings;
import org.hiphooks.knowledge.Content;
import org.hiphooks.ledger.ModeTarget;

/**
 * What a mode can be set for. It is read from the plans alone: compiling the content would take as
 * long as the start of a server.
 */
final class TargetNames {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> services = new TreeSet<>();
  private final Set<String> rules = new TreeSet<>();
  private final Set<String> clients = new TreeSet<>();

  private TargetNames() {}

  static TargetNames of(Content content, Settings settings) {
    TargetNames names = new TargetNames();
    content.below("fhir-resources/plan-definition").values().forEach(names::add);
    names.clients.add(settings.defaultClient().name());
    settings.clients().forEach(client -> names.clients.add(client.name()));
    return names;
  }

  /** What is not known of a target, in words; empty if all of it is. */
  String unknown(ModeTarget target) {
    if (!isKnown(services, target.service())) {
      return "no service is called '" + target.service() + "'; there are " + list(services);
    }
    if (!isKnown(rules, target.rule())) {
      return "no rule that can be switched is called '" + target.rule() + '\'';
    }
    if (!isKnown(clients, target.client())) {
      return "no client is called '" + target.client() + "'; there are " + list(clients);
    }
    return "";
  }

  private static boolean isKnown(Set<String> names, String name) {
    return ModeTarget.ANY.equals(name) || names.contains(name);
  }

  private static String list(Set<String> names) {
    return String.join(", ", names);
  }

  /** Cards of a plan without hook say what an answer lacks, and cannot be switched. */
  private void add(String plan) {
    JsonNode json = read(plan);
    if (json.at("/action/0/trigger/0/name").asText("").isEmpty()) {
      return;
    }
    services.add(json.path("id").asText());
    for (JsonNode action : json.path("action")) {
      String rule = action.path("prefix").asText();
      rules.add(rule);
      rules.add(rule + ' ' + level(action.path("priority").asText()));
    }
  }

  private static String level(String priority) {
    return switch (priority) {
      case "stat" -> "critical";
      case "urgent" -> "warning";
      default -> "info";
    };
  }

  private static JsonNode read(String plan) {
    try {
      return JSON.readTree(plan);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
