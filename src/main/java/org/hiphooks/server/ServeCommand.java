package org.hiphooks.server;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hiphooks.config.AdminSection;
import org.hiphooks.config.ClientLayer;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.InstantConverter;
import org.hiphooks.config.PortConverter;
import org.hiphooks.config.ServerSection;
import org.hiphooks.config.SettingPlaces;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.knowledge.ContentInvalid;
import org.hiphooks.ledger.ClientBook;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.ledger.LedgerUnavailable;
import org.hiphooks.ledger.LiveLedger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  private final GuidanceLoaders loaders;
  private final Map<String, String> environment;
  private final Addition addition;
  private final OperatorSite operators;
  private volatile Settings current = Settings.DEFAULT;
  private @Nullable ClientBook clients;

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
    }
  }

  /** Starts what the options ask for, and says where it is. */
  HipHooksServer start() throws ServerUnavailable {
    return start(new Ledgers(environment));
  }

  HipHooksServer start(Ledgers ledgers) throws ServerUnavailable {
    Settings settings = SettingsReader.read(config, environment);
    current = settings;
    requireGood(settings);
    ServerSettings where = ServerSettings.of(settings).at(clock);
    Telemetry telemetry = new Telemetry();
    Ledger ledger = ledgers.open(settings, ledgerFolder, where.evaluationClock(), telemetry);
    clients = ledgers.opened().map(LiveLedger::clients).orElse(null);
    Operations operations = new Operations(settings.operations(), telemetry, true, ledger);
    if (isUnverified) {
      Loopback.require(where.bind());
    }
    addition.asks(ledger);
    HipHooksServer server =
        HipHooksServer.open(
            port == null ? where : where.onPort(port), operations, addition.mounts());
    try {
      WhoIsServed served =
          new WhoIsServed(
              isUnverified,
              publicUrl,
              server.address(),
              ledger,
              CallMetrics.counted(telemetry.registry(), ledger.refusals()));
      Installation installation =
          new Installation(
              loaders.of(telemetry.registry(), ledger), addition, content, publicUrl, kept, served);
      Serving serving = installation.install(settings, layered(settings));
      server.serve(serving);
      server.allow(layered(settings).origins());
      Reloading reloading = reloadable(server, installation, settings);
      List<String> console = operate(ledgers, server, settings, served, reloading, telemetry);
      StartWords words = new StartWords(commandLine().commandLine().getOut());
      words.where(server, serving.guidance());
      words.how(settings, serving.guidance(), publicUrl, kept.toMinutes(), clock);
      ledgers.words().forEach(commandLine().commandLine().getOut()::println);
      console.forEach(commandLine().commandLine().getOut()::println);
      words.who(served);
      return server;
    } catch (ServerUnavailable | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Before anything listens; what only the content knows is looked at before calls are answered.
   */
  private void requireGood(Settings read) {
    List<SettingsProblem> problems = ConfigurationCheck.surroundings(asked(read), !isUnverified);
    if (!problems.isEmpty()) {
      SettingPlaces places = SettingPlaces.of(config);
      throw new SettingsInvalid(problems.stream().map(places::located).toList());
    }
  }

  /** What options say counts. */
  private Settings asked(Settings read) {
    ServerSection where = read.server();
    return new Settings(
        new ServerSection(
            where.bind(),
            port == null ? where.port() : port,
            where.corsOrigins(),
            publicUrl == null ? where.publicUrl() : publicUrl),
        content == null ? read.contentPath() : null,
        read.clients(),
        read.site(),
        read.operations(),
        ledgerFolder == null ? read.ledger() : read.ledger().in(ledgerFolder),
        adminPort == null ? read.admin() : AdminSection.onPort(adminPort));
  }

  /** Opens the console, if there is to be one; gives words about it. */
  private List<String> operate(
      Ledgers ledgers,
      HipHooksServer server,
      Settings settings,
      WhoIsServed served,
      Reloading reloading,
      Telemetry telemetry)
      throws ServerUnavailable {
    AdminSection where = adminPort == null ? settings.admin() : AdminSection.onPort(adminPort);
    if (where == null) {
      return List.of();
    }
    LiveLedger ledger =
        ledgers
            .opened()
            .orElseThrow(
                () ->
                    new SettingsInvalid(
                        List.of(
                            new SettingsProblem(
                                "admin.port", "the console needs a ledger: set ledger.folder"))));
    RunningService service =
        new RunningService(
            server,
            () -> layered(current),
            served.address(settings),
            reloading,
            ledger,
            telemetry.registry(),
            ServerSettings.of(settings).at(clock).evaluationClock());
    OperatorPort port = OperatorPort.open(where, server.certificate(), operators, service);
    server.whenClosed(port::close);
    return port.words();
  }

  /** The configuration with what the console says. */
  private Settings layered(Settings read) {
    ClientBook book = clients;
    return book == null ? read : ClientLayer.over(read, book.changes());
  }

  private Reloading reloadable(HipHooksServer server, Installation installation, Settings first) {
    Reloading reloading =
        server.reloading(
            () -> {
              Settings settings = SettingsReader.read(config, environment);
              if (!settings.server().equals(first.server())
                  || !settings.operations().equals(first.operations())) {
                LOG.warn("what the configuration says of ports, TLS and limits needs a restart");
              }
              return installation.install(settings, layered(settings));
            });
    reloading.renewBy(
        serving -> {
          Settings settings = layered(serving.settings());
          current = serving.settings();
          server.allow(settings.origins());
          return installation.again(serving, serving.settings(), settings);
        });
    if (clients != null) {
      clients.whenChanged(reloading::renew);
    }
    addition.reloads(reloading);
    server.reloadOn(
        reloading, first.operations().watch(), () -> watched(installation, first, current));
    return reloading;
  }

  /** Maps that were named since the start are looked at too. */
  private List<Path> watched(Installation installation, Settings first, Settings now) {
    Stream<Path> own = Stream.of(config, installation.folder()).filter(Objects::nonNull);
    Stream<Path> certificates =
        first.operations().certificates().stream()
            .flatMap(tls -> Stream.of(tls.certificate(), tls.key()));
    return Stream.of(own, certificates, now.site().conceptMaps().stream())
        .flatMap(files -> files)
        .toList();
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
