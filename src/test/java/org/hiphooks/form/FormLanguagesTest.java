package org.hiphooks.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.api.Test;

/**
 * The form in other languages: nothing of it is left in English, and it says who has not read it.
 */
class FormLanguagesTest {

  private static final Path BUNDLES = Path.of("src/main/resources/org/hiphooks/form");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final HipForm GERMAN =
      FormReader.read(Content.embedded(), Locale.GERMAN).orElseThrow();

  @Test
  void everyWordOfThePagesIsThereInEachLanguage() throws IOException {
    Properties english = bundle("messages.properties");
    Properties german = bundle("messages_de.properties");
    assertThat(new TreeSet<>(german.stringPropertyNames()))
        .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    for (String key : english.stringPropertyNames()) {
      assertThat(places(german.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void everyQuestionAnswerAndUnitHasAGermanText() {
    List<String> same = new ArrayList<>();
    for (int i = 0; i < Forms.FORM.groups().size(); i++) {
      compare(Forms.FORM.groups().get(i), GERMAN.groups().get(i), same);
    }
    assertThat(GERMAN.title()).isEqualTo("Hüftbogen");
    assertThat(GERMAN.language()).isEqualTo("de");
    assertThat(same)
        .as("texts that are the same in both languages")
        .isSubsetOf("Temperature", "Normal", "%", "°C", "cm", "°", "min", "mm");
  }

  @Test
  void aTranslationThatNobodyReadIsMarkedAndAnUnknownLanguageIsEnglish() {
    assertThat(GERMAN.isReviewed()).isFalse();
    assertThat(Forms.FORM.isReviewed()).isTrue();
    HipForm french = FormReader.read(Content.embedded(), Locale.FRENCH).orElseThrow();
    assertThat(french.language()).isEqualTo("en");
    assertThat(french.title()).isEqualTo(Forms.FORM.title());
  }

  @Test
  void anotherLanguageIsNoOtherAnswer() {
    Answers answers = new Answers(java.util.Map.of("onsetWeeks", List.of("1")));
    FormWords words = new FormWords();
    AnswerWords says = new AnswerWords(words.of(Locale.GERMAN), Locale.GERMAN);
    Finding german = new Findings(GERMAN, answers, says, "p1", null, Forms.NOW).all().get(0);
    Finding english = Forms.findings(answers).get(0);
    assertThat(german.question() + ' ' + german.answer()).isEqualTo("Beginn am vor 1 Woche");
    assertThat(german.observation().path("valueDateTime"))
        .isEqualTo(english.observation().path("valueDateTime"));
    assertThat(german.observation().at("/code/coding"))
        .isEqualTo(english.observation().at("/code/coding"));
  }

  private static void compare(FormItem english, FormItem german, List<String> same) {
    note(english.text(), german.text(), same);
    for (int i = 0; i < english.options().size(); i++) {
      note(english.options().get(i).text(), german.options().get(i).text(), same);
    }
    if (english.unit() != null && german.unit() != null) {
      note(english.unit().text(), german.unit().text(), same);
    }
    for (int i = 0; i < english.items().size(); i++) {
      compare(english.items().get(i), german.items().get(i), same);
    }
  }

  private static void note(String english, String german, List<String> same) {
    if (!english.isEmpty() && english.equals(german)) {
      same.add(english);
    }
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(match -> match.group()).sorted().toList();
  }

  private static Properties bundle(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
      properties.load(reader);
    }
    return properties;
  }
}
