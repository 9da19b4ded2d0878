package org.hiphooks.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Pattern LITERAL_KEY =
      Pattern.compile("words\\(?\\)?\\.text\\(\"([\\w.-]+)\"");
  private static final Path MESSAGES =
      Path.of("src/main/resources/org/hiphooks/pages/messages.properties");

  private final Words words = Words.english();

  @Test
  void fillsInValuesAndChoosesThePlural() {
    assertThat(words.text("card.drafted", "ServiceRequest/31"))
        .isEqualTo("Drafted: ServiceRequest/31");
    assertThat(words.count("count.warning", 1)).isEqualTo("1 warning");
    assertThat(words.count("count.warning", 2)).isEqualTo("2 warnings");
  }

  @Test
  void anUnknownKeyIsAnError() {
    assertThatThrownBy(() -> words.text("no.such.key"))
        .isInstanceOf(MissingResourceException.class);
  }

  @Test
  void everyKeyInATemplateOrInCodeHasWords() {
    Set<String> missing = new TreeSet<>();
    Words form = Words.of("org.hiphooks.form.messages", Locale.ROOT);
    for (Path folder : List.of(Path.of("src/main/jte"), Path.of("src/main/java"))) {
      for (String source : sources(folder)) {
        Matcher matcher = LITERAL_KEY.matcher(source);
        while (matcher.find()) {
          String key = matcher.group(1);
          if (!key.endsWith(".") && !words.knows(key) && !form.knows(key)) {
            missing.add(key);
          }
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void noWordsReassure() throws IOException {
    Properties messages = new Properties();
    messages.load(Files.newBufferedReader(MESSAGES));

    assertThat(messages.values())
        .map(text -> text.toString().toLowerCase(Locale.ROOT))
        .noneMatch(
            text ->
                text.contains("all clear")
                    || text.contains("normal")
                    || text.contains("no red flag")
                    || text.contains("nothing found"));
  }

  private static List<String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(WordsTest::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
