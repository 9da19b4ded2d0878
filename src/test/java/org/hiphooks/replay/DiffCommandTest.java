package org.hiphooks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hiphooks.replay.ReplayCommandTest.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AT = "2026-06-01T12:00:00Z";
  private static final String SERVICE = "hip-pain-guidance";
  private static final Path CASES = Path.of("fhir-resources/cases");
  private static final Pattern NAME = Pattern.compile("V\\d+\\.json");

  @TempDir private Path folder;

  /** The first ninety cases: enough to change some answers, few enough to run three times. */
  private Path cases() throws Exception {
    Path cases = Files.createDirectories(folder.resolve("cases"));
    for (int number = 1; number <= 90; number++) {
      String name = String.format("V%02d.json", number);
      if (Files.exists(CASES.resolve(name))) {
        Files.copy(CASES.resolve(name), cases.resolve(name));
      }
    }
    return cases;
  }

  @Test
  void aThresholdChangedByOneChangesTheAnswersThatTwoReplaysShow() throws Exception {
    Path cases = cases();
    Path proposal = folder.resolve("proposal");
    ReplayCommandTest.copy(Path.of("cql"), proposal.resolve("cql"));
    ReplayCommandTest.copy(Path.of("fhir-resources"), proposal.resolve("fhir-resources"));
    Path settings = proposal.resolve("cql/HipSettings.cql");
    String text = Files.readString(settings);
    String changed =
        text.replace(
            "parameter SUBACUTE_PT_WEEKS Integer default 6",
            "parameter SUBACUTE_PT_WEEKS Integer default 7");
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(settings, changed);

    Run diff =
        ReplayCommandTest.run(
            "diff",
            ".",
            proposal.toString(),
            cases.toString(),
            "--service",
            SERVICE,
            "--at",
            AT,
            "--report",
            folder.toString());

    assertThat(diff.out()).contains("thresholds: SUBACUTE_PT_WEEKS 6 to 7");
    assertThat(names(diff.out())).isNotEmpty().isEqualTo(byTwoReplays(cases, proposal));
    assertThat(diff.code()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("diff.html"))).contains("SUBACUTE_PT_WEEKS 6 to 7");
    assertThat(diff.out())
        .contains("because HipLadder.\"lasting pain\" true to false: durationWeeks")
        .contains("; SUBACUTE_PT_WEEKS 6 to 7");
    assertThat(Files.readString(folder.resolve("diff.html")))
        .contains("id=\"visit-1\"", "href=\"#visit-1\"", "href=\"#group-");
    JsonNode json = JSON.readTree(folder.resolve("diff.json").toFile());
    json.path("rules")
        .forEach(rule -> assertThat(moved(rule)).isEqualTo(rule.path("after").asInt()));
    assertThat(json.path("visits")).hasSize(names(diff.out()).size());
    assertThat(json.path("visits").toString()).contains("durationWeeks 6");
  }

  @Test
  void theSameContentChangesNothing() {
    Run diff =
        ReplayCommandTest.run("diff", ".", ".", CASES.resolve("V09.json").toString(), "--at", AT);

    assertThat(diff.code()).as(diff.err()).isZero();
    assertThat(diff.out()).contains("0 of 1 answers change");
  }

  @Test
  void aJarOfTheProductIsAContentAsWell() throws Exception {
    Path jar = folder.resolve("other.jar");
    try (FileSystem files =
        FileSystems.newFileSystem(jar, Map.of("create", "true", "compressionMethod", "STORED"))) {
      for (String part : List.of("cql", "fhir-resources")) {
        copyInto(Path.of(part), files.getPath("content", part));
      }
      Path settings = files.getPath("content/cql/HipSettings.cql");
      String text = Files.readString(settings);
      String changed =
          text.replace(
              "SUBACUTE_PT_WEEKS Integer default 6", "SUBACUTE_PT_WEEKS Integer default 7");
      assertThat(changed).isNotEqualTo(text);
      Files.writeString(settings, changed);
    }

    Run diff =
        ReplayCommandTest.run(
            "diff", ".", jar.toString(), CASES.resolve("V09.json").toString(), "--at", AT);

    assertThat(diff.out())
        .contains("thresholds: SUBACUTE_PT_WEEKS 6 to 7")
        .contains("0 of 1 answers change");
    assertThat(diff.code()).as(diff.err()).isZero();
  }

  private static void copyInto(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  @Test
  void aServiceThatDoesNotExistIsAWrongUsage() {
    Run diff =
        ReplayCommandTest.run(
            "diff", ".", ".", CASES.resolve("V09.json").toString(), "--service", "nothing");

    assertThat(diff.code()).isEqualTo(2);
    assertThat(diff.err()).contains("no service nothing; there are ");
  }

  @Test
  void whatIsNoContentIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("x.jar"), "no jar");
    Run diff = ReplayCommandTest.run("diff", ".", file.toString(), CASES.toString());

    assertThat(diff.code()).isNotZero();
    assertThat(diff.err()).contains("is neither a folder nor a jar of this product");
  }

  private static int moved(JsonNode rule) {
    return rule.path("before").asInt() + rule.path("gained").asInt() - rule.path("lost").asInt();
  }

  private Set<String> byTwoReplays(Path cases, Path proposal) throws Exception {
    JsonNode before = visits(cases, Path.of("."), "before");
    JsonNode after = visits(cases, proposal, "after");
    Set<String> changed = new TreeSet<>();
    for (int i = 0; i < before.size(); i++) {
      JsonNode was = before.get(i);
      JsonNode is = after.get(i);
      boolean same =
          was.path("cards").equals(is.path("cards"))
              && was.path("assessment").equals(is.path("assessment"));
      if (!same) {
        changed.add(was.path("name").asText());
      }
    }
    return changed;
  }

  private JsonNode visits(Path cases, Path content, String name) throws Exception {
    Path reports = folder.resolve(name);
    ReplayCommandTest.run(
        "replay",
        cases.toString(),
        "--content",
        content.toString(),
        "--service",
        SERVICE,
        "--at",
        AT,
        "--report",
        reports.toString());
    return JSON.readTree(reports.resolve("report.json").toFile()).path("visits");
  }

  private static Set<String> names(String out) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(out);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }
}
