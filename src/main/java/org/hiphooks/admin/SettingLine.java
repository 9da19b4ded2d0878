package org.hiphooks.admin;

/**
 * A setting.
 *
 * @param name its name
 * @param value what holds here
 * @param standard the content's default
 * @param unit unit in words
 */
public record SettingLine(String name, String value, String standard, String unit) {

  /** Whether this site has set it otherwise. */
  public boolean isOwn() {
    return !value.equals(standard);
  }
}
