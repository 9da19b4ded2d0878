package org.hiphooks.knowledge;

import java.util.Map;

/**
 * A concept of a code system with its words. Texts may hold {@link Placeholders placeholders}.
 *
 * @param code the code
 * @param display its name
 * @param properties first value of each property as text, by property code
 */
public record Concept(String code, String display, Map<String, String> properties) {

  /** Defensive copy. */
  public Concept {
    properties = Map.copyOf(properties);
  }

  /** A property's text; empty if the concept has none. */
  public String text(String property) {
    return properties.getOrDefault(property, "");
  }

  /** Whether a Boolean property is true. */
  public boolean is(String property) {
    return "true".equals(properties.get(property));
  }
}
