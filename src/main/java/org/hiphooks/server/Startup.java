package org.hiphooks.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hiphooks.config.AdminSection;
import org.hiphooks.config.ClientLayer;
import org.hiphooks.config.SettingPlaces;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.ledger.ClientBook;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.ledger.LiveLedger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server with everything around it, once, and says where it is. */
final class Startup {

  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

  private final StartOptions options;
  private final Map<String, String> environment;
  private final Addition addition;
  private final GuidanceLoaders loaders;
  private final OperatorSite operators;
  private final PrintWriter out;
  private volatile Settings current = Settings.DEFAULT;
  private @Nullable ClientBook clients;

  Startup(
      StartOptions options,
      Map<String, String> environment,
      Addition addition,
      GuidanceLoaders loaders,
      OperatorSite operators,
      PrintWriter out) {
    this.options = options;
    this.environment = environment;
    this.addition = addition;
    this.loaders = loaders;
    this.operators = operators;
    this.out = out;
  }

  HipHooksServer start(Ledgers ledgers) throws ServerUnavailable {
    Settings settings = SettingsReader.read(options.config(), environment);
    current = settings;
    requireGood(settings);
    ServerSettings where = ServerSettings.of(settings).at(options.clock());
    if (options.isUnverified()) {
      Loopback.require(where.bind());
    }
    Telemetry telemetry = new Telemetry();
    Ledger ledger =
        ledgers.open(settings, options.ledgerFolder(), where.evaluationClock(), telemetry);
    clients = ledgers.opened().map(LiveLedger::clients).orElse(null);
    Operations operations = new Operations(settings.operations(), telemetry, true, ledger);
    addition.asks(ledger);
    Integer port = options.port();
    HipHooksServer server =
        HipHooksServer.open(
            port == null ? where : where.onPort(port), operations, addition.mounts());
    try {
      serve(server, settings, ledgers, ledger, telemetry);
      return server;
    } catch (ServerUnavailable | RuntimeException | OutOfMemoryError e) {
      server.close();
      throw e;
    }
  }

  private void serve(
      HipHooksServer server, Settings settings, Ledgers ledgers, Ledger ledger, Telemetry telemetry)
      throws ServerUnavailable {
    WhoIsServed served =
        new WhoIsServed(
            options.isUnverified(),
            options.publicUrl(),
            server.address(),
            ledger,
            CallMetrics.counted(telemetry.registry(), ledger.refusals()));
    Installation installation =
        new Installation(
            loaders.of(telemetry.registry(), ledger),
            addition,
            options.content(),
            options.publicUrl(),
            options.kept(),
            served);
    Serving serving = installation.install(settings, layered(settings));
    server.serve(serving);
    server.allow(layered(settings).origins());
    Reloading reloading = reloadable(server, installation, settings);
    List<String> console = operate(ledgers, server, settings, served, reloading, telemetry);
    StartWords words = new StartWords(out);
    words.where(server, serving.guidance());
    words.how(
        settings,
        serving.guidance(),
        options.publicUrl(),
        options.kept().toMinutes(),
        options.clock());
    ledgers.words().forEach(out::println);
    console.forEach(out::println);
    words.who(served);
  }

  /**
   * Before anything listens; what only the content knows is looked at before calls are answered.
   */
  private void requireGood(Settings read) {
    List<SettingsProblem> problems =
        ConfigurationCheck.surroundings(options.over(read), !options.isUnverified());
    if (!problems.isEmpty()) {
      SettingPlaces places = SettingPlaces.of(options.config());
      throw new SettingsInvalid(problems.stream().map(places::located).toList());
    }
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
    AdminSection where = options.admin(settings);
    if (where == null) {
      return List.of();
    }
    RunningService service =
        new RunningService(
            server,
            () -> layered(current),
            served.address(settings),
            reloading,
            ledgers.opened().orElseThrow(Startup::withoutLedger),
            telemetry.registry(),
            ServerSettings.of(settings).at(options.clock()).evaluationClock());
    OperatorPort port = OperatorPort.open(where, server.certificate(), operators, service);
    server.whenClosed(port::close);
    return port.words();
  }

  private static SettingsInvalid withoutLedger() {
    return new SettingsInvalid(
        List.of(
            new SettingsProblem("admin.port", "the console needs a ledger: set ledger.folder")));
  }

  /** The configuration with what the console says. */
  private Settings layered(Settings read) {
    ClientBook book = clients;
    return book == null ? read : ClientLayer.over(read, book.changes());
  }

  private Reloading reloadable(HipHooksServer server, Installation installation, Settings first) {
    Reloading reloading = server.reloading(() -> reread(installation, first));
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

  private Serving reread(Installation installation, Settings first) {
    Settings settings = SettingsReader.read(options.config(), environment);
    if (!settings.server().equals(first.server())
        || !settings.operations().equals(first.operations())) {
      LOG.warn("what the configuration says of ports, TLS and limits needs a restart");
    }
    return installation.install(settings, layered(settings));
  }

  /** Maps that were named since the start are looked at too. */
  private List<Path> watched(Installation installation, Settings first, Settings now) {
    Stream<Path> own = Stream.of(options.config(), installation.folder()).filter(Objects::nonNull);
    Stream<Path> certificates =
        first.operations().certificates().stream()
            .flatMap(tls -> Stream.of(tls.certificate(), tls.key()));
    return Stream.of(own, certificates, now.site().conceptMaps().stream())
        .flatMap(files -> files)
        .toList();
  }
}
