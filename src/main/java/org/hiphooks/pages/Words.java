package org.hiphooks.pages;

import gg.jte.support.LocalizationSupport;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The words of the pages, from {@code messages.properties} and, for the console, {@code
 * console.properties}. An unknown key is an error: a page without its words is a fault of ours, and
 * tests find it. Thread-safe.
 */
public final class Words implements LocalizationSupport {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final List<ResourceBundle> bundles;

  private Words(List<ResourceBundle> bundles) {
    this.bundles = bundles;
  }

  /** The words in English. */
  public static Words english() {
    return new Words(
        Stream.of("messages", "console")
            .map(name -> ResourceBundle.getBundle("org.hiphooks.pages." + name, Locale.ROOT))
            .toList());
  }

  /** The words of another bundle; those that it has not in the language are in its own. */
  public static Words of(String bundle, Locale language) {
    return new Words(List.of(ResourceBundle.getBundle(bundle, language, NO_FALLBACK)));
  }

  /** Whether a bundle has words of its own in a language. */
  public static boolean exists(String bundle, Locale language) {
    try {
      return !ResourceBundle.getBundle(bundle, language, NO_FALLBACK)
          .getLocale()
          .equals(Locale.ROOT);
    } catch (MissingResourceException e) {
      return false;
    }
  }

  /**
   * The text of a key, with {@code {0}} still in it.
   *
   * @throws java.util.MissingResourceException if there is none
   */
  @Override
  public String lookup(String key) {
    for (ResourceBundle bundle : bundles) {
      if (bundle.containsKey(key)) {
        return bundle.getString(key);
      }
    }
    return bundles.get(0).getString(key);
  }

  /** Whether there is a text of this key. */
  public boolean knows(String key) {
    return bundles.stream().anyMatch(bundle -> bundle.containsKey(key));
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
