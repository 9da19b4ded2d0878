package org.hiphooks.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as a caller sees it: what is printed where, and the exit code. */
class CheckCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new CheckCommand(Map.of(), List.of(), (file, knowledge) -> List.of()))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void contentWithErrorsEndsWithOneAndNamesThem() throws IOException {
    write("cql/HipInputs.cql", "library HipInputs version '1'\n\ndefine \"a\": \"b\"\n");
    write("fhir-resources/value-set/a.json", "{\"resourceType\": \"ValueSet\",,}\n");
    assertThat(run("--content", folder.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("cql/HipInputs.cql:3:13: error HH214: 'b' is not defined")
        .contains("fhir-resources/value-set/a.json:1:")
        .contains("2 problems (2 errors, 0 warnings) in 2 files, ")
        .endsWith("Nothing was loaded.\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aMachineGetsTheSameInJson() throws IOException {
    write("cql/HipInputs.cql", "library HipInputs version '1'\n\ndefine \"a\": \"b\"\n");
    write("fhir-resources/value-set/a.json", "[]");
    assertThat(run("--content", folder.toString(), "--format", "json")).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(out.toString()).at("/problems/0/line").asInt())
        .isEqualTo(3);
  }

  @Test
  void aFolderWithoutContentIsAnError() {
    assertThat(run("--content", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("error HH100: folder is missing");
  }

  @Test
  void aFolderOutOfReachIsOfTheSurroundings() {
    assertThat(run("--content", folder.resolve("nowhere").toString())).isEqualTo(4);
    assertThat(err.toString()).contains("--content", "is no folder that can be read");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anUnknownFormatIsWrongUsage() {
    assertThat(run("--format", "xml")).isEqualTo(2);
    assertThat(err.toString()).contains("--format", "'xml' is none of the choices");
  }

  @Test
  void settingsOfTheProductArePrintedAsATable() {
    assertThat(run("--settings")).isZero();
    assertThat(out.toString().lines().toList())
        .hasSizeGreaterThan(50)
        .first()
        .asString()
        .startsWith("SETTING")
        .endsWith("MARK");
    assertThat(out.toString()).containsPattern("CHRONIC_WEEKS +6 to 26 +12 +12 +weeks +B\n");
  }

  @Test
  void theValuesOfASiteStandBesideTheDefaults() throws IOException {
    write("site.yaml", "settings:\n  CHRONIC_WEEKS: 13\n");
    assertThat(run("--settings", "--config", folder.resolve("site.yaml").toString())).isZero();
    assertThat(out.toString()).containsPattern("CHRONIC_WEEKS +6 to 26 +12 +13 +weeks +B\n");
  }
}
