package org.hiphooks.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.pages.Pages;
import org.hiphooks.pages.Words;

/** Forms by content and language, and the words and templates of their pages. Thread-safe. */
final class FormRooms {

  private static final int MOST = 20;

  private final Pages pages;
  private final FormSwitch switched;
  private final FormWords words = new FormWords();
  private final Map<String, Optional<HipForm>> forms = new ConcurrentHashMap<>();
  private volatile HipGuidance newest;
  private volatile HipGuidance newestWithForm;

  FormRooms(Pages pages, HipGuidance guidance, FormSwitch switched) {
    this.pages = pages;
    this.switched = switched;
    this.newest = guidance;
    this.newestWithForm = guidance;
  }

  /** Whether the form of a guidance is switched off now. */
  boolean isOff(HipGuidance guidance) {
    return form(guidance, Locale.ENGLISH)
        .filter(form -> switched.isOff(form.service(), guidance))
        .isPresent();
  }

  Pages pages() {
    return pages;
  }

  /** From now on this content answers those who have no form open. */
  void renew(HipGuidance guidance) {
    newest = guidance;
    if (form(guidance, Locale.ENGLISH).isPresent()) {
      newestWithForm = guidance;
    }
  }

  /** What answers those who have no form open. */
  HipGuidance newest() {
    return newest;
  }

  /** The form of a content; empty if it has none. */
  Optional<HipForm> form(HipGuidance guidance, Locale language) {
    Content content = guidance.content();
    if (content == null) {
      return Optional.empty();
    }
    if (forms.size() > MOST) {
      forms.clear();
    }
    return forms.computeIfAbsent(
        content.hash() + ' ' + language, key -> FormReader.read(content, language));
  }

  FormDesk desk(HipGuidance guidance, Locale language) {
    return new FormDesk(form(guidance, language).orElseThrow(), words.of(language), language);
  }

  /** For answers whose form is over: that of the newest content that has one. */
  FormDesk desk(Locale language) {
    return desk(newestWithForm, language);
  }

  Locale language(Request request) {
    return words.language(request);
  }

  /** The languages of the pages. */
  List<Locale> languages() {
    return words.known();
  }

  /** The language that a page was shown in, or the one that its browser asks for. */
  Locale language(String tag, Locale otherwise) {
    return words.known(tag).orElse(otherwise);
  }

  Words words(Locale language) {
    return words.of(language);
  }
}
