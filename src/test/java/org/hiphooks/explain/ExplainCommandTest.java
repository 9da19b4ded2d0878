package org.hiphooks.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hiphooks.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as an author meets it. */
class ExplainCommandTest {

  private static final String AT = "2026-06-01T12:00:00Z";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aCaseIsExplainedInTheOrderOfThePage() {
    assertThat(run("explain", "--case", "V10", "--at", AT)).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "What was shown",
            "Why RF-01 warning",
            "Asks for: Pain on loading",
            "groin pain",
            "31 May 2026",
            "Critical if any one of these were recorded",
            "Not shown if",
            "Not recorded (",
            "Not read (0)",
            "Recorded but not used (0)",
            "Considered, did not fire",
            "For engineers",
            "cql/HipRedFlags.cql:");
  }

  @Test
  void theCqlOfASilentRuleIsShownWhenAskedFor() {
    assertThat(run("explain", "--case", "V10", "--at", AT, "--rule", "RF-06", "--no-changes"))
        .isZero();
    assertThat(out.toString())
        .contains("define \"RF-06 warning\" = false", "Changes were not looked for")
        .doesNotContain("define \"RF-01 warning\"");
  }

  @Test
  void machinesGetTheSameAsJson() throws Exception {
    assertThat(run("explain", "--case", "V35", "--at", AT, "--format", "json", "--no-changes"))
        .isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("explanation").asInt()).isEqualTo(1);
    assertThat(json.at("/rules/0/rule").asText()).isEqualTo("ESC-1");
    assertThat(json.at("/rules/0/findings/0/at").asText()).startsWith("2026-");
    JsonNode defines = json.path("defines");
    assertThat(defines.path(json.at("/rules/0/defines/0").asText()).path("value").asText())
        .isEqualTo("true");
  }

  @Test
  void whatCannotBeExplainedSaysWhyAndLeavesTheFileAlone(@TempDir Path folder) throws Exception {
    assertThat(run("explain", "--case", "V999")).isEqualTo(1);
    assertThat(err.toString()).contains("no case V999");
    Path request = folder.resolve("request.json");
    Files.writeString(request, "{\"hook\":\"patient-view\",\"patient\":\"Canary\"}");
    assertThat(run("explain", request.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("/hookInstance").doesNotContain("Canary");
    assertThat(run("explain", folder.resolve("none.json").toString())).isEqualTo(4);
    assertThat(run("explain")).isEqualTo(2);
    assertThat(run("explain", "--case", "V10", "--at", "today")).isEqualTo(2);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
