package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hiphooks.Main;
import org.hiphooks.config.ExitCode;
import org.hiphooks.ledger.store.Exports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The ledger on the command line, beside a server that runs on it. */
class CommandsTest {

  @TempDir private Path folder;
  private String ledger = "";

  private record Said(int code, String out, String err) {}

  @BeforeEach
  void place() {
    ledger = folder.resolve("ledger").toString();
  }

  private Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--ledger";
    all[arguments.length + 1] = ledger;
    int code = line.execute(all);
    return new Said(code, out.toString(), err.toString());
  }

  private LiveLedger open() {
    return LiveLedger.open(
        new LedgerFolder(StoreKind.section(Path.of(ledger), null), null),
        Clock.fixed(Sample.NOON, ZoneOffset.UTC),
        true);
  }

  @Test
  void aServerTakesOverWhatTheCommandSets() {
    try (LiveLedger server = open()) {
      assertThat(run("mode", "list").out())
          .isEqualTo("Everything is live." + System.lineSeparator());
      Said stopped = run("mode", "stop", "--who", "r.osei", "--reason", "wrong cards seen");
      assertThat(stopped.code()).isZero();
      assertThat(stopped.out()).startsWith("off     all cards, by r.osei at ");
      Await.until(() -> server.ofCalls("any", "any") == Mode.OFF);
      assertThat(run("mode", "lift", "--reason", "mended").code()).isZero();
      Await.until(() -> server.ofCalls("any", "any") == Mode.LIVE);
      run("mode", "set", "silent", "--rule", "RF-01 warning", "--reason", "first week");
      Await.until(() -> server.ofCard("RF-01", "warning", "any", "any") == Mode.SILENT);
      assertThat(server.ofCard("RF-01", "critical", "any", "any")).isEqualTo(Mode.LIVE);
      assertThat(server.store().audit().newest(9)).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mode set silent --reason r",
        "mode set loud --rule RF-01 --reason r",
        "mode set silent --rule RF-99 --reason r",
        "mode set silent --rule OFF-01 --reason r",
        "mode set silent --service no-such --reason r",
        "mode set silent --client no-such --reason r",
        "mode set silent --rule RF-01",
        "mode set silent --rule RF-01 --reason r --until 2020-01-01T00:00:00Z",
        "ledger export nothing",
      })
  void whatIsNotUnderstoodChangesNothing(String arguments) {
    assertThat(run(arguments.split(" ")).code()).isEqualTo(CommandLine.ExitCode.USAGE);
    Said listed = run("mode", "list");
    assertThat(listed.out() + listed.err())
        .containsAnyOf("Everything is live.", "there is no ledger in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger status", "ledger export audit", "mode list"})
  void lookingAtALedgerThatIsNotThereMakesNone(String arguments) {
    Said said = run(arguments.split(" "));
    assertThat(said.code()).isEqualTo(ExitCode.SURROUNDINGS);
    assertThat(said.err()).contains("there is no ledger in");
    assertThat(folder.resolve("ledger")).doesNotExist();
  }

  @Test
  void whoComesSecondIsTold() {
    run("mode", "set", "off", "--rule", "RF-13", "--reason", "a", "--who", "first");
    Said second =
        run("mode", "set", "silent", "--rule", "RF-13", "--reason", "b", "--from", "live");
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).contains("rule RF-13 is off, not live any more: first set it");
  }

  @Test
  void rowsAreExportedAsLinesOfJsonAndAsCsvWithoutFormulas() {
    try (LiveLedger server = open()) {
      server.record(Sample.call(Sample.PATIENT, Sample.card("a")));
      server.keep(
          "north",
          Sample.SERVICE,
          List.of(Sample.overridden("a", Sample.NOON, "=cmd|'/C calc'!A0, \"quoted\"")));
      Await.until(() -> !LedgerTest.rows(server, Exports.Part.CARDS).isEmpty());
    }
    assertThat(run("ledger", "export", "cards").out())
        .contains("\"at\":\"2026-06-01T12:00:00Z\"")
        .contains("\"rule\":\"RF-01\"")
        .doesNotContain("canary");
    assertThat(run("ledger", "export", "feedback").out())
        .contains("\"outcome\":\"overridden\"")
        .contains("\"known_card\":\"yes\"")
        .doesNotContain("quoted");
    String csv = run("ledger", "export", "feedback", "--format", "csv", "--comments").out();
    assertThat(csv)
        .startsWith("id,received,at,client,service,card,rule,level,outcome,")
        .contains("\"'=cmd|'/C calc'!A0, \"\"quoted\"\"\"");
    assertThat(run("ledger", "export", "feedback", "--since", "2026-06-02").out()).isEmpty();
  }

  @Test
  void aPatientIsForgottenByHash() {
    String hash;
    try (LiveLedger server = open()) {
      server.record(Sample.call(Sample.PATIENT, Sample.card("a")));
      Await.until(() -> !LedgerTest.rows(server, Exports.Part.CARDS).isEmpty());
      hash = server.key().patient("north", Sample.PATIENT);
    }
    assertThat(run("ledger", "forget", "--patient-hash", hash, "--reason", "asked").out())
        .isEqualTo("1 call deleted." + System.lineSeparator());
    assertThat(run("ledger", "export", "cards").out()).isEmpty();
    assertThat(run("ledger", "export", "audit").out())
        .contains("\"action\":\"forget\"")
        .doesNotContain(hash);
  }

  @Test
  void aLedgerThatIsNotConfiguredIsSaid() {
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(err));
    assertThat(line.execute("ledger", "status")).isEqualTo(4);
    assertThat(err.toString()).contains("no ledger is configured: set ledger.folder");
  }

  /** The page for administrators names each command that there is. */
  @Test
  void thePageNamesEveryCommand() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("basedir", "."), "docs", "ledger.md"));
    Map<String, CommandLine> commands = Main.commandLine().getSubcommands();
    for (String command : List.of("ledger", "mode")) {
      for (String below :
          java.util.Objects.requireNonNull(commands.get(command)).getSubcommands().keySet()) {
        assertThat(page).contains("hiphooks " + command + ' ' + below);
      }
    }
  }
}
