package org.hiphooks.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.hiphooks.pages.Words;

/** The words of the form in the language that a browser asks for, if there are any. */
final class FormWords {

  private static final String BUNDLE = "org.hiphooks.form.messages";
  private static final int MOST_CHARACTERS = 200;

  private final Map<Locale, Words> byLanguage = new ConcurrentHashMap<>();

  /** The languages that there are words in. */
  List<Locale> known() {
    return Arrays.stream(of(Locale.ROOT).text("languages").split(" "))
        .map(Locale::forLanguageTag)
        .toList();
  }

  /** The language of this tag; empty if there are no words in it. */
  Optional<Locale> known(String tag) {
    return known().stream().filter(language -> language.toLanguageTag().equals(tag)).findFirst();
  }

  /** The first language asked for that there are words of; else English. */
  Locale language(Request request) {
    String asked = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
    for (Locale locale : locales(asked == null ? "" : asked)) {
      Locale language = Locale.forLanguageTag(locale.getLanguage());
      if (known().contains(language)) {
        return language;
      }
    }
    return Locale.ENGLISH;
  }

  Words of(Locale language) {
    Locale known =
        "en".equals(language.getLanguage()) || !Words.exists(BUNDLE, language)
            ? Locale.ROOT
            : language;
    return byLanguage.computeIfAbsent(known, locale -> Words.of(BUNDLE, locale));
  }

  private static List<Locale> locales(String header) {
    List<Locale> locales = new ArrayList<>();
    if (header.length() <= MOST_CHARACTERS) {
      try {
        Locale.LanguageRange.parse(header.isEmpty() ? "en" : header)
            .forEach(range -> locales.add(Locale.forLanguageTag(range.getRange())));
      } catch (IllegalArgumentException e) {
        return List.of();
      }
    }
    return locales;
  }
}
