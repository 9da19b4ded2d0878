package org.hiphooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.hiphooks.Main;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KitCommandTest {

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void json_holds_every_part() throws Exception {
    assertThat(run("--client", "north", "--format", "json")).isZero();

    JsonNode sheet = new ObjectMapper().readTree(out.toString());
    assertThat(sheet.properties()).extracting(Map.Entry::getKey).hasSize(16);
    assertThat(sheet).allMatch(part -> !part.isEmpty() || !part.asText().isEmpty());
    assertThat(sheet.at("/contact/email").asText()).isEqualTo("cds@example.org");
  }

  @Test
  void markdown_has_a_table_for_every_part() throws Exception {
    assertThat(run("--client", "north", "--format", "markdown")).isZero();

    assertThat(out.toString())
        .startsWith("# HipHooks: registration for north\n")
        .contains("| `https://cds.example.org/cds-services` |")
        .contains("| `patient` | `Patient/{{context.patientId}}` |")
        .contains("preference-list-item\\|10432`");
    assertThat(out.toString().lines().filter(line -> line.startsWith("## "))).hasSize(14);
  }

  @Test
  void the_page_stands_alone() throws Exception {
    assertThat(run("--client", "north")).isZero();

    assertThat(out.toString())
        .startsWith("<!doctype html>")
        .contains("size: A4")
        .doesNotContain("<script", "<link", "src=");
  }

  @Test
  void what_is_asked_wrongly_is_2_and_says_what_there_is() throws Exception {
    assertThat(run("--client", "west")).isEqualTo(2);
    assertThat(err.toString()).contains("no client is called 'west'; known: north, south");
    assertThat(run("--client", "north", "--format", "pdf")).isEqualTo(2);
    assertThat(err.toString()).contains("html, markdown, json");
  }

  @Test
  void without_the_address_that_clients_call_there_is_no_sheet() throws Exception {
    Path config = Files.writeString(folder.resolve("other.yaml"), "clients: [{name: north}]\n");

    assertThat(execute("--client", "north", "--config", config.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("server.publicUrl: is missing");
  }

  private int run(String... arguments) throws Exception {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = Kits.write(folder).toString();
    return execute(all);
  }

  private int execute(String... arguments) {
    CommandLine root = Main.commandLine();
    root.setOut(new PrintWriter(out, true));
    root.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "kit";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return root.execute(all);
  }
}
