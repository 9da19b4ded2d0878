package org.hiphooks.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a site sets about the content. Only the content knows which names and values there are, so
 * that these are as written, each with its place.
 *
 * @param settings {@code settings:}, values by setting name
 * @param services {@code services:}, {@code on} or {@code off} by service id
 * @param rules {@code rules:}, {@code on} or {@code off} by rule id, or by rule id and level, such
 *     as {@code RF-01 warning}
 */
public record SiteSection(
    Map<String, Scalar> settings, Map<String, Scalar> services, Map<String, Scalar> rules) {

  /** What a service or a rule is by default. */
  public static final String ON = "on";

  /** Not used at this site. */
  public static final String OFF = "off";

  /** The content as it is. */
  public static final SiteSection DEFAULT = new SiteSection(Map.of(), Map.of(), Map.of());

  /** Defensive copies that keep the order. */
  public SiteSection {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
  }
}
