package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.config.Settings;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators are told keeps to what the product does. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperatePageTest {

  private static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final Pattern IN_CODE = Pattern.compile("\"(hiphooks(?:\\.[a-z]+)+)\"");
  private static final Pattern IN_TEXT = Pattern.compile("\\bhiphooks(?:_[a-z]+)+\\b");
  private static final String SUFFIX = "(_total|_bucket|_count|_sum)+$";

  /** Loggers, files and keys are written like metrics. */
  private static final Set<String> NO_METRICS =
      Set.of("hiphooks_access", "hiphooks_correlation", "hiphooks_css", "hiphooks_db");

  @TempDir private Path folder = Path.of("");

  @Test
  void every_alert_is_about_a_metric_that_there_is() throws IOException {
    Set<String> existing = existing();
    Set<String> used = new TreeSet<>();
    for (JsonNode rule : rules()) {
      assertThat(rule.path("alert").asText()).isNotEmpty();
      assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
      assertThat(rule.at("/annotations/action").asText()).isNotEmpty();
      Matcher names = IN_TEXT.matcher(rule.path("expr").asText());
      while (names.find()) {
        used.add(bare(names.group()));
      }
    }
    assertThat(used).hasSizeGreaterThan(8).isSubsetOf(existing);
  }

  @Test
  void every_metric_is_explained_and_every_explained_one_exists() throws IOException {
    Set<String> explained = new TreeSet<>();
    Matcher names = IN_TEXT.matcher(Files.readString(BASE.resolve("docs/operate.md")));
    while (names.find()) {
      explained.add(bare(names.group()));
    }
    assertThat(explained).containsExactlyInAnyOrderElementsOf(existing());
  }

  @Test
  void the_example_for_containers_has_a_database_that_the_service_waits_for() throws IOException {
    JsonNode services = yaml("docker/compose.yaml").path("services");
    JsonNode service = services.path("hiphooks");
    JsonNode database = services.path("postgres");
    String url = service.at("/environment/HIPHOOKS_LEDGER_DATABASE").asText();
    String password = service.at("/environment/HIPHOOKS_LEDGER_PASSWORD_FILE").asText();

    assertThat(service.at("/depends_on/postgres/condition").asText()).isEqualTo("service_healthy");
    assertThat(database.at("/healthcheck/test").toString()).contains("pg_isready");
    assertThat(url)
        .isEqualTo(
            "jdbc:postgresql://postgres:5432/" + database.at("/environment/POSTGRES_DB").asText());
    assertThat(password)
        .isNotEmpty()
        .isEqualTo(database.at("/environment/POSTGRES_PASSWORD_FILE").asText());
    assertThat(database.has("ports")).as("nobody outside reaches it").isFalse();
  }

  @Test
  void links_between_the_documents_lead_somewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    try (Stream<Path> pages = Files.list(BASE.resolve("docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        Matcher links = link.matcher(Files.readString(page));
        while (links.find()) {
          assertThat(page.resolveSibling(links.group(1)).normalize())
              .as("link of " + page)
              .exists();
        }
      }
    }
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : yaml("docs/alerts.yaml").path("groups")) {
      group.path("rules").forEach(rules::add);
    }
    return rules;
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(BASE.resolve(file)));
  }

  private static String bare(String name) {
    return name.replaceFirst(SUFFIX, "").replaceFirst("_seconds$", "");
  }

  /** Those that are registered at the first event stand in the code, the ledger's in a registry. */
  private Set<String> existing() throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.walk(BASE.resolve("src/main/java"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(OperatePageTest::text)
          .forEach(
              text -> {
                Matcher found = IN_CODE.matcher(text);
                while (found.find()) {
                  names.add(bare(found.group(1).replace('.', '_')));
                }
              });
    }
    names.removeAll(NO_METRICS);
    try (Ledgers ledgers = new Ledgers(Map.of());
        Telemetry telemetry = new Telemetry()) {
      Settings kept = Settings.DEFAULT.with(LedgerSection.NONE.in(folder.resolve("ledger")));
      ledgers.open(kept, null, Clock.systemUTC(), telemetry);
      Matcher found = IN_TEXT.matcher(telemetry.scrape());
      while (found.find()) {
        names.add(bare(found.group()));
      }
    }
    return names;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
