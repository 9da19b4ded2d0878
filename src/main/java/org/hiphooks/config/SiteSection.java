package org.hiphooks.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a site sets about the content. Only the content knows which names and values there are, so
 * that these are as written, each with its place.
 *
 * @param settings {@code settings:}, values by setting name
 * @param services {@code services:}, {@code on} or {@code off} by service id
 * @param rules {@code rules:}, {@code on} or {@code off} by rule id, or by rule id and level, such
 *     as {@code RF-01 warning}
 * @param contact {@code site.contact}, whom the staff of clients ask
 * @param conceptMaps {@code site.conceptMaps}, files with the site's own codes
 */
public record SiteSection(
    Map<String, Scalar> settings,
    Map<String, Scalar> services,
    Map<String, Scalar> rules,
    ContactSection contact,
    List<Path> conceptMaps) {

  /** What a service or a rule is by default. */
  public static final String ON = "on";

  /** Not used at this site. */
  public static final String OFF = "off";

  /** The content as it is. */
  public static final SiteSection DEFAULT = new SiteSection(Map.of(), Map.of(), Map.of());

  /** For a site that names nobody and has no codes of its own. */
  public SiteSection(
      Map<String, Scalar> settings, Map<String, Scalar> services, Map<String, Scalar> rules) {
    this(settings, services, rules, ContactSection.NONE, List.of());
  }

  /** Defensive copies that keep the order. */
  public SiteSection {
    conceptMaps = List.copyOf(conceptMaps);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
  }
}
