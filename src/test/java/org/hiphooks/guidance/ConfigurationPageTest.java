package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.SiteSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for administrators keeps to what the product does. */
class ConfigurationPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "docs", "configuration.md");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Knowledge KNOWLEDGE = RunningHipHooks.knowledge();

  @TempDir private Path folder;

  @Test
  void theExampleIsAValidConfigurationForTheContent() throws IOException {
    Settings settings = read(example());
    SiteSettings site = SiteSettings.of(KNOWLEDGE, settings.site());
    assertThat(site.values()).isNotEmpty();
    assertThat(site.cardsOff()).containsExactly("SP-REDS info");
    assertThat(settings.defaultClient().name()).isEqualTo("north");
  }

  /** Each section is asked for a key that it does not know, and names those that it does. */
  @Test
  void theExampleHoldsEveryKey() throws IOException {
    TreeSet<String> known = new TreeSet<>();
    for (String wrong :
        new String[] {
          "zzz: 1",
          "server:\n  zzz: 1",
          "content:\n  zzz: 1",
          "clients:\n  - name: a\n    zzz: 1",
          "clients:\n  - name: a\n    tokens:\n      zzz: 1",
          "clients:\n  - name: a\n    smart:\n      zzz: 1",
          "clients:\n  - name: a\n    limits:\n      zzz: 1",
          "site:\n  zzz: 1",
          "site:\n  contact:\n    zzz: 1",
          "ledger:\n  zzz: 1",
          "ledger:\n  guard:\n    zzz: 1",
          "management:\n  zzz: 1",
          "tls:\n  zzz: 1",
          "reload:\n  zzz: 1",
          "traces:\n  zzz: 1",
          "limits:\n  zzz: 1",
          "clients:\n"
              + "  - name: a\n"
              + "    codes:\n"
              + "      - code: a:b|1\n"
              + "        to: a:b|2\n"
              + "        zzz: 1"
        }) {
      SettingsInvalid refused =
          catchThrowableOfType(SettingsInvalid.class, () -> read(wrong + '\n'));
      Matcher names =
          Pattern.compile("known here: (.*)").matcher(String.valueOf(refused.getMessage()));
      assertThat(names.find()).isTrue();
      known.addAll(List.of(names.group(1).split(", ")));
    }
    assertThat(known)
        .contains("server", "rules", "port", "path", "dialect", "watchSeconds", "otlp");
    String example = example();
    assertThat(known)
        .allMatch(key -> Pattern.compile("(?m)^[ -]*" + key + ":").matcher(example).find());
    String rows =
        Files.readString(PAGE)
            .lines()
            .filter(line -> line.matches("\\| `.*\\| 0\\.1\\.0 \\|"))
            .collect(Collectors.joining("\n"));
    assertThat(known)
        .as("each has a row with default, range and since")
        .allMatch(key -> Pattern.compile("[`.]" + key + "[`.\\[]").matcher(rows).find());
  }

  @Test
  void theMessageOfThePageIsWhatIsSaid() throws IOException {
    Settings settings = read(example().replace("CHRONIC_WEEKS: 12", "CHRONIC_WEEKS: 52"));
    SettingsInvalid refused =
        catchThrowableOfType(
            SettingsInvalid.class, () -> SiteSettings.of(KNOWLEDGE, settings.site()));
    String said = "hiphooks: " + String.valueOf(refused.getMessage()).replace(folder + "/", "");
    assertThat(Files.readString(PAGE)).contains("\n" + said + "\n");
  }

  @Test
  void theCardsOfTheAnswerItselfAreNamed() throws IOException {
    assertThat(KNOWLEDGE.ownCards().keySet()).isNotEmpty();
    String page = Files.readString(PAGE);
    assertThat(KNOWLEDGE.ownCards().keySet()).allMatch(rule -> page.contains('`' + rule + '`'));
  }

  private Settings read(String yaml) throws IOException {
    return SettingsReader.read(Files.writeString(folder.resolve("hiphooks.yaml"), yaml), Map.of());
  }

  private static String example() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    return example.group(1);
  }
}
