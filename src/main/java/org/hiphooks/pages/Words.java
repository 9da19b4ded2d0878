package org.hiphooks.pages;

import gg.jte.support.LocalizationSupport;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of the pages, from {@code messages.properties}. An unknown key is an error: a page
 * without its words is a fault of ours, and tests find it. Thread-safe.
 */
public final class Words implements LocalizationSupport {

  private final ResourceBundle bundle;

  private Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The words in English. */
  public static Words english() {
    return new Words(ResourceBundle.getBundle("org.hiphooks.pages.messages", Locale.ROOT));
  }

  /**
   * The text of a key, with {@code {0}} still in it.
   *
   * @throws java.util.MissingResourceException if there is none
   */
  @Override
  public String lookup(String key) {
    return bundle.getString(key);
  }

  /** Whether there is a text of this key. */
  public boolean knows(String key) {
    return bundle.containsKey(key);
  }

  /** The text with {@code {0}}, {@code {1}}, … replaced. Not escaped: the template does that. */
  public String text(String key, Object... values) {
    String text = lookup(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** The text {@code key.one} or {@code key.other}; the number is {@code {0}}. */
  public String count(String key, int number) {
    return text(key + (number == 1 ? ".one" : ".other"), number);
  }
}
