package org.hiphooks.server;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.InstantConverter;
import org.hiphooks.config.PortConverter;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.knowledge.ContentInvalid;
import org.hiphooks.ledger.LedgerUnavailable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hiphooks serve}: answers CDS Hooks calls until it is stopped. */
@Command(
    name = "serve",
    description = "Answers CDS Hooks calls until it is stopped.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  hiphooks serve --port 0",
      "  hiphooks serve --config hiphooks.yaml --clock 2026-06-01T12:00:00Z",
      "",
      "Exit codes:",
      "  1 the content has errors, 2 wrong usage, 3 the configuration is invalid,",
      "  4 the port is taken, 70 our fault, 130 stopped with Ctrl-C."
    })
public final class ServeCommand implements Callable<Integer> {

  private final GuidanceLoaders loaders;
  private final Map<String, String> environment;
  private final Addition addition;
  private final OperatorSite operators;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean isHelpWanted;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "Configuration in YAML.")
  private @Nullable Path config;

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "Folder with cql/ and fhir-resources/; default: the content of the product.")
  private @Nullable Path content;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description = "0 = any free one.")
  private @Nullable Integer port;

  @Option(
      names = "--clock",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description =
          "What the evaluation takes for now, such as 2026-06-01T12:00:00Z. Nothing else uses it.")
  private @Nullable Instant clock;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      converter = PublicUrlConverter.class,
      description =
          "Address of this server as browsers see it. Cards then lead to their explanation, and"
              + " evaluations are kept for it: sealed, in memory only.")
  private @Nullable URI publicUrl;

  @Option(
      names = "--unverified",
      description =
          "Serves callers who show no token, from this machine only. For trying out: never with"
              + " data of patients.")
  private boolean isUnverified;

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description =
          "Folder for what is recorded: cards shown, feedback, modes, audit; default: that of the"
              + " configuration, else nothing is recorded.")
  private @Nullable Path ledgerFolder;

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      description =
          "Port of the console for those who run the service, on this machine; 0 = any free one;"
              + " default: admin.port of the configuration, else there is none. Needs a ledger.")
  private @Nullable Integer adminPort;

  @Option(
      names = "--explain-minutes",
      paramLabel = "MINUTES",
      converter = MinutesConverter.class,
      defaultValue = "60",
      description = "How long they are kept, 1 to 1440; default: ${DEFAULT-VALUE}.")
  private Duration kept = Duration.ofHours(1);

  /**
   * The command.
   *
   * @param loader makes the guidance
   * @param environment variables that override the configuration file
   * @param addition pages that cards lead to
   */
  public ServeCommand(GuidanceLoader loader, Map<String, String> environment, Addition addition) {
    this(
        environment,
        addition,
        (registry, ledger) -> loader,
        (service, address) -> new OperatorSite.Opened(List.of(), List.of()));
  }

  /**
   * The command, for a guidance that counts.
   *
   * @param environment variables that override the configuration file
   * @param addition pages that cards lead to
   * @param loaders makes the guidance, which registers its meters where it is told
   * @param operators pages for those who run it
   */
  public ServeCommand(
      Map<String, String> environment,
      Addition addition,
      GuidanceLoaders loaders,
      OperatorSite operators) {
    this.operators = operators;
    this.loaders = loaders;
    this.environment = Map.copyOf(environment);
    this.addition = addition;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Ledgers ledgers = new Ledgers(environment);
        HipHooksServer server = start(ledgers)) {
      Thread stop =
          new Thread(
              () -> {
                server.close();
                ledgers.close();
              },
              "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      server.join();
      return 0;
    } catch (ContentInvalid e) {
      return fail(ExitCode.FINDINGS, e.getMessage() + "\nThe content has errors; not started.");
    } catch (LedgerUnavailable e) {
      return fail(ExitCode.SURROUNDINGS, e.getMessage());
    } catch (SettingsInvalid e) {
      return fail(ExitCode.INVALID, e.getMessage());
    } catch (ServerUnavailable e) {
      boolean isRefused = e.reason() == ServerUnavailable.Reason.REFUSED;
      return fail(isRefused ? ExitCode.INVALID : ExitCode.SURROUNDINGS, e.getMessage());
    } catch (OutOfMemoryError e) {
      return fail(ExitCode.SURROUNDINGS, "Too little memory to start: give it more, -Xmx96m.");
    }
  }

  /** Starts what the options ask for, and says where it is. */
  HipHooksServer start() throws ServerUnavailable {
    return start(new Ledgers(environment));
  }

  HipHooksServer start(Ledgers ledgers) throws ServerUnavailable {
    StartOptions options =
        new StartOptions(
            config, content, port, clock, publicUrl, isUnverified, ledgerFolder, adminPort, kept);
    PrintWriter out = commandLine().commandLine().getOut();
    return new Startup(options, environment, addition, loaders, operators, out).start(ledgers);
  }

  private int fail(int code, @Nullable String message) {
    PrintWriter err = commandLine().commandLine().getErr();
    err.println("hiphooks: " + message);
    err.flush();
    return code;
  }

  private CommandSpec commandLine() {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return spec;
  }
}
