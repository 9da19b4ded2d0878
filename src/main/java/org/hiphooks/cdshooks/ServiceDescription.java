package org.hiphooks.cdshooks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A service as discovery describes it.
 *
 * @param id part of its URL
 * @param hook hook it answers
 * @param title short name
 * @param description what it does
 * @param usageRequirements preconditions in words
 * @param prefetch templates by key, in order
 * @param contentVersion version of the clinical content
 * @param contentHash hash of the clinical content
 * @param localCodes hash of the site's own codes; empty if it has none
 */
public record ServiceDescription(
    String id,
    String hook,
    String title,
    String description,
    String usageRequirements,
    Map<String, String> prefetch,
    String contentVersion,
    String contentHash,
    String localCodes) {

  /** For a site without codes of its own. */
  public ServiceDescription(
      String id,
      String hook,
      String title,
      String description,
      String usageRequirements,
      Map<String, String> prefetch,
      String contentVersion,
      String contentHash) {
    this(
        id, hook, title, description, usageRequirements, prefetch, contentVersion, contentHash, "");
  }

  /** Defensive copy that keeps the order. */
  public ServiceDescription {
    prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
  }
}
