package org.hiphooks.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was gathered for one patient before anything of it is read.
 *
 * @param resources in the order sent, then in the order fetched
 * @param states state of each prefetch key
 * @param reasons why a key that is not read is not; a key without one was just not sent
 * @param nextPages for a key that came in pages, the address of the next one
 */
record Gathered(
    List<ObjectNode> resources,
    Map<String, KeyState> states,
    Map<String, Unread.Reason> reasons,
    Map<String, String> nextPages) {

  Gathered {
    resources = List.copyOf(resources);
    states = new LinkedHashMap<>(states);
    reasons = Map.copyOf(reasons);
    nextPages = Map.copyOf(nextPages);
  }

  /** Counts only. */
  @Override
  public String toString() {
    return "Gathered[" + resources.size() + " resources, " + states + "]";
  }
}
