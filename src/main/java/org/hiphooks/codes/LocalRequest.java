package org.hiphooks.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.knowledge.LocalCodes;

/** Writes a request as the site would: its own codes where it has some, and none of ours there. */
final class LocalRequest {

  /** The site's codes by system and code of ours, as system and code. */
  private final Map<String, List<String[]>> byStandard = new LinkedHashMap<>();

  private final Set<String> used = new TreeSet<>();

  LocalRequest(LocalCodes codes) {
    codes
        .inbound()
        .forEach(
            (system, map) ->
                map.forEach(
                    (code, targets) -> targets.forEach(target -> add(system, code, target))));
  }

  private void add(String system, String code, Coding target) {
    byStandard
        .computeIfAbsent(target.system() + '|' + target.code(), key -> new ArrayList<>())
        .add(new String[] {system, code});
  }

  /** The site's codes that stood in requests, as system and code. */
  Set<String> used() {
    return used;
  }

  /**
   * The request with the site's codes.
   *
   * @param turn which of several codes with one meaning is taken
   * @return whether there was one to write
   */
  boolean write(JsonNode node, int turn) {
    boolean isChanged = false;
    if (node instanceof ObjectNode concept && concept.path("coding") instanceof ArrayNode codings) {
      for (int i = 0; i < codings.size(); i++) {
        isChanged |= codings.get(i) instanceof ObjectNode coding && replace(coding, turn);
      }
    }
    for (JsonNode child : node) {
      isChanged |= write(child, turn);
    }
    return isChanged;
  }

  private boolean replace(ObjectNode coding, int turn) {
    String key = coding.path("system").asText() + '|' + coding.path("code").asText();
    List<String[]> own = byStandard.get(key);
    if (own == null) {
      return false;
    }
    String[] chosen = own.get(turn % own.size());
    coding.removeAll();
    coding.put("system", chosen[0]).put("code", chosen[1]);
    used.add(chosen[0] + '|' + chosen[1]);
    return true;
  }
}
