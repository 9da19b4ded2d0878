package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.DraftOrder;

/**
 * How drafts of one Bundle refer to each other: by {@code Type/id}, by an absolute address that
 * ends so, or by the address of the entry, which may be all that a draft without id has.
 */
final class DraftLinks {

  private final Map<String, String> byFullUrl = new HashMap<>();

  private DraftLinks() {}

  static DraftLinks of(List<DraftOrder> entries) {
    DraftLinks links = new DraftLinks();
    for (DraftOrder entry : entries) {
      if (entry.fullUrl() != null) {
        String reference = entry.reference();
        String type = entry.resource().path("resourceType").asText();
        links.byFullUrl.put(
            entry.fullUrl(),
            reference == null ? type + "/entry" + links.byFullUrl.size() : reference);
      }
    }
    return links;
  }

  /** Gives a draft without id one to be found by, and writes what it is based on by type and id. */
  void mend(DraftOrder entry, ObjectNode lean) {
    String own = byFullUrl.get(String.valueOf(entry.fullUrl()));
    if (lean.path("id").asText("").isEmpty() && own != null) {
      lean.put("id", own.substring(own.indexOf('/') + 1));
    }
    JsonNode basedOn = lean.path("basedOn");
    mendReference(basedOn);
    basedOn.forEach(this::mendReference);
  }

  private void mendReference(JsonNode node) {
    String known = byFullUrl.get(node.path("reference").asText(""));
    if (known != null && node instanceof ObjectNode reference) {
      reference.put("reference", known);
    }
  }

  /** Whether one of the selections names the draft. */
  boolean isSelected(DraftOrder entry, List<String> selections) {
    String reference = entry.reference();
    for (String selection : selections) {
      if (selection.equals(entry.fullUrl())
          || (reference != null
              && (selection.equals(reference) || selection.endsWith('/' + reference)))) {
        return true;
      }
    }
    return false;
  }
}
