package org.hiphooks.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.knowledge.Content;

/**
 * A content with the same rules several times. Each copy has libraries of its own, so that all of
 * it is evaluated again, down to the inputs. The cards of a copy wait for a rule that its original
 * does not fire, which never happens: the same cards are shown.
 */
final class CopiedRules {

  private static final String DECIDING = "cql/HipGuidance.cql";
  private static final String PLAN = "fhir-resources/plan-definition/" + Calls.SERVICE + ".json";
  private static final String CARD_RULE = "https://w3id.org/hiphooks/StructureDefinition/card-rule";
  private static final String LIBRARIES =
      "\\b(HipDerived|HipRedFlags|HipCauses|HipLadder|HipOrders|HipExamination|HipGuidance)";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Content content;

  CopiedRules(Content content) {
    this.content = content;
  }

  /** The content with so many times the rules. */
  Content times(int times) throws JsonProcessingException {
    SortedMap<String, String> files = new TreeMap<>(content.files());
    ObjectNode plan = (ObjectNode) JSON.readTree(text(PLAN));
    ArrayNode actions = plan.withArray("action");
    List<JsonNode> originals = new ArrayList<>();
    actions.forEach(originals::add);
    String deciding = text(DECIDING);
    for (int copy = 2; copy <= times; copy++) {
      copyLibraries(copy, files);
      Map<String, String> defines = new LinkedHashMap<>();
      for (JsonNode original : originals) {
        actions.add(action((ObjectNode) original.deepCopy(), copy, defines));
      }
      deciding = included(deciding, copy) + String.join("", defines.values());
    }
    files.put(DECIDING, deciding);
    files.put(PLAN, JSON.writeValueAsString(plan));
    return Content.of(files);
  }

  private void copyLibraries(int copy, SortedMap<String, String> files) {
    content
        .below("cql")
        .forEach(
            (path, text) -> {
              String other = path.replaceFirst(LIBRARIES + "\\.cql", "$1Copy" + copy + ".cql");
              if (!other.equals(path)) {
                files.put(
                    other, text.replaceAll(LIBRARIES + " version", "$1Copy" + copy + " version"));
              }
            });
  }

  private static String included(String deciding, int copy) {
    String include = "include HipGuidanceCopy" + copy + " version '0.1.0' called Copy" + copy;
    return deciding.replaceFirst("(?m)^context Patient", include + "\n\ncontext Patient");
  }

  /** The card of a copy; adds the defines that it needs to the library that decides. */
  private static ObjectNode action(ObjectNode action, int copy, Map<String, String> defines) {
    String suffix = " copy " + copy;
    ObjectNode show = (ObjectNode) action.at("/condition/0/expression");
    String shown = show.path("expression").asText();
    show.put("expression", shown + suffix);
    defines.put(
        shown,
        define(
            shown + suffix,
            "Copy" + copy + ".\"" + shown + "\" and \"" + shown + "\" is not true"));
    for (JsonNode extension : action.path("extension")) {
      if (CARD_RULE.equals(extension.path("url").asText())) {
        String rule = extension.path("valueString").asText();
        ((ObjectNode) extension).put("valueString", rule + suffix);
        defines.putIfAbsent(rule, define(rule + suffix, "Copy" + copy + ".\"" + rule + "\""));
      }
    }
    action.put("id", action.path("id").asText() + "-copy-" + copy);
    action.put("prefix", action.path("prefix").asText() + "-copy-" + copy);
    return action;
  }

  private static String define(String name, String expression) {
    return "\ndefine \"" + name + "\":\n  " + expression + "\n";
  }

  private String text(String path) {
    String text = content.files().get(path);
    if (text == null) {
      throw new IllegalStateException(path + " is missing");
    }
    return text;
  }
}
