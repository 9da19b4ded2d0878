package org.hiphooks.explain;

/**
 * A setting in force.
 *
 * @param name its name
 * @param value the value in force
 * @param standard the content's default
 * @param unit unit in words; empty if none
 */
public record SettingValue(String name, String value, String standard, String unit) {

  /** Whether the site has another value than the content. */
  public boolean isOwn() {
    return !value.equals(standard);
  }
}
