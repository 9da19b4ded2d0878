package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hiphooks.Main;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.trust.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Everything that is wrong with a configuration is told in one go, with its line. */
class ConfigurationCheckTest {

  private static final String WRONG =
      """
      server: {prot: 8080, port: 9000}
      management: {port: 9000}
      admin:
        port: 9000
        bind: 0.0.0.0
      clients:
        - name: north
          issuer: https://north.example.org
          tokens: {keys: missing.json}
          overrideReasons: {NOPE: no-such-reason}
        - name: south
          dialect: epik
        - name: east
          fhirServers: [https://east.example.org/fhir]
          smart: {clientId: form, keyFile: none.json}
        - name: west
          fhirServers: [https://west.example.org/fhir]
          smart: {clientId: form, secretVariable: WEST_SECRET}
      settings: {SHOW_STEP_ALAWYS: true}
      services: {hip-pain-guidence: off}
      rules: {RF-1: off}
      tls: {certificate: none.pem, key: none.pem}
      """;

  @TempDir private Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("hiphooks.yaml"), text);
  }

  @Test
  void everyMistakeIsToldWithItsLine() throws Exception {
    Path file = file(WRONG);
    List<SettingsProblem> problems =
        ConfigurationCheck.of(file, Map.of(), Knowledge.load(Content.embedded()));

    assertThat(problems)
        .extracting(problem -> problem.toString().replace(folder + "/hiphooks.yaml", ""))
        .anyMatch(line -> line.startsWith(":1: unknown key 'prot' (did you mean 'port'?)"))
        .anyMatch(line -> line.startsWith(":2: management.port: 9000 is server.port too"))
        .anyMatch(line -> line.startsWith(":4: admin.port: 9000 is server.port too"))
        .anyMatch(line -> line.startsWith(":4: admin.port: the console needs a ledger"))
        .anyMatch(line -> line.startsWith(":9: keys: the file cannot be read"))
        .anyMatch(line -> line.startsWith(":10: no reason is called 'no-such-reason'"))
        .anyMatch(line -> line.startsWith(":12: a dialect is one of"))
        .anyMatch(line -> line.startsWith(":6: ") && line.contains("the form of east: keyFile"))
        .anyMatch(line -> line.startsWith(":6: ") && line.contains("WEST_SECRET is not set"))
        .anyMatch(line -> line.startsWith(":19: ") && line.contains("SHOW_STEP_ALAWYS"))
        .anyMatch(line -> line.contains(":20: ") && line.contains("did you mean hip-pain-guid"))
        .anyMatch(line -> line.contains(":21: ") && line.contains("RF-1"))
        .anyMatch(line -> line.startsWith(":22: tls"))
        .hasSizeGreaterThanOrEqualTo(13);
    assertThat(problems).doesNotHaveDuplicates();
  }

  @Test
  void aFolderOfTheLedgerThatCannotBeMadeAndAKeyThatIsNoneAreToldAndNothingIsMade()
      throws Exception {
    Files.writeString(folder.resolve("taken"), "a file");
    Files.writeString(folder.resolve("key"), "no key");
    Path file = file("ledger:\n  folder: taken/ledger\n  keyFile: key\n");

    assertThat(ConfigurationCheck.of(file, Map.of(), null))
        .extracting(SettingsProblem::toString)
        .anyMatch(line -> line.startsWith(file + ":2: ledger.folder: ") && line.contains("taken"))
        .anyMatch(line -> line.startsWith(file + ":3: ledger.keyFile: "))
        .hasSize(2);
  }

  @Test
  void aGoodOneHasNoProblemAndItsLedgerIsNotMade() throws Exception {
    Files.writeString(folder.resolve("keys.json"), TestKeys.document(TestKeys.P384.toPublicJWK()));
    Path file =
        file(
            """
            server: {port: 0}
            ledger: {folder: ledger}
            clients:
              - {name: north, issuer: https://n.example.org, tokens: {keys: keys.json}}
            """);
    assertThat(ConfigurationCheck.of(file, Map.of(), null)).isEmpty();
    assertThat(folder.resolve("ledger")).doesNotExist();
  }

  @Test
  void theCommandSaysSoAndEndsWithThree() throws Exception {
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(err, true));

    int code = line.execute("check", "--config", file("server: {prot: 1}\nadmin: {}\n").toString());
    assertThat(code).isEqualTo(3);
    assertThat(err.toString()).contains("hiphooks.yaml:1: unknown key 'prot'");
  }
}
