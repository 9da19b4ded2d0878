package org.hiphooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.knowledge.ContentInvalid;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line as a caller sees it: what is printed where, and the exit code. */
class MainTest {

  private final CommandLine line = Main.commandLine();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void aloneItPrintsTheCommandsAndWhatToTry() {
    assertThat(run()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Commands:", "version", "Try: hiphooks demo");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void versionPrintsOneLine() {
    assertThat(run("version")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines().toList()).hasSize(1).first().asString().contains("hiphooks ");
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    assertThat(run("no-such-command")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no-such-command");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void contentWithErrorsIsAFindingSaidWithItsFile() {
    assertThat(failing(ContentInvalid.of("cql/HipRedFlags.cql", "no define of this name")))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("cql/HipRedFlags.cql", "no define of this name");
  }

  @Test
  void aConfigurationThatIsNotValidIsSaidWithItsProblems() {
    Map<String, String> environment = Map.of();
    SettingsInvalid invalid =
        catchThrowableOfType(
            SettingsInvalid.class,
            () -> SettingsReader.read(Path.of("no", "such", "file.yaml"), environment));
    assertThat(failing(invalid)).isEqualTo(ExitCode.INVALID);
    assertThat(err.toString()).contains("file.yaml");
  }

  @Test
  void aPortInUseIsOfTheSurroundings() {
    assertThat(failing(new IOException("Failed to bind", new BindException("in use"))))
        .isEqualTo(ExitCode.SURROUNDINGS);
    assertThat(err.toString()).contains("the port is taken");
  }

  @Test
  void anyOtherFailureIsOursAndSaysNothingOfThePatient() {
    assertThat(failing(new IllegalStateException("Ann Example"))).isEqualTo(ExitCode.FAULT);
    assertThat(err.toString()).contains("IllegalStateException").doesNotContain("Ann");
  }

  private int failing(Exception failure) {
    line.addSubcommand("fail", new Failing(failure));
    return run("fail");
  }

  @Command
  private static final class Failing implements Callable<Integer> {

    private final Exception failure;

    private Failing(Exception failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
