package org.hiphooks.demo;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.hiphooks.admin.Console;
import org.hiphooks.admin.DemoAccount;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.ClientLayer;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.InstantConverter;
import org.hiphooks.config.PortConverter;
import org.hiphooks.config.ServerSection;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SmartSettings;
import org.hiphooks.demo.ehr.DemoAddresses;
import org.hiphooks.demo.ehr.FhirFault;
import org.hiphooks.form.FormSite;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentInvalid;
import org.hiphooks.pages.ServiceSite;
import org.hiphooks.server.GuidanceLoader;
import org.hiphooks.server.GuidanceLoaders;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.Mount;
import org.hiphooks.server.Operations;
import org.hiphooks.server.Reloading;
import org.hiphooks.server.RunningService;
import org.hiphooks.server.ServerSettings;
import org.hiphooks.server.ServerUnavailable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hiphooks demo}: service, FHIR server, synthetic patients and demo EHR, on one port. */
@Command(
    name = "demo",
    description = "Shows HipHooks with synthetic patients, on this machine only.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hiphooks demo",
      "  hiphooks demo --port 0 --clock 2026-06-01T12:00:00Z",
      "",
      "Exit codes: 0 stopped, 1 the content has errors, 2 wrong usage,",
      "4 the port is taken, 70 our fault."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final double MILLIS_A_SECOND = 1000;

  private final GuidanceLoaders loaders;
  private final List<ClientSettings> others = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      converter = PortConverter.class,
      description = "0 = any free one; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--clock",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description =
          "What is taken for now, such as 2026-06-01T12:00:00Z: patients are dated by it and the"
              + " evaluation uses it.")
  private @Nullable Instant clock;

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "Folder with cql/ and fhir-resources/; default: the content of the product.")
  private @Nullable Path content;

  /**
   * The command.
   *
   * @param loaders makes the guidance that answers
   */
  public DemoCommand(GuidanceLoaders loaders) {
    this.loaders = loaders;
  }

  /** Serves another client beside the demo EHR. */
  void serves(ClientSettings client) {
    others.add(client);
  }

  @Override
  public Integer call() throws InterruptedException {
    try (HipHooksServer server = start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      server.join();
      return 0;
    } catch (ContentInvalid e) {
      return fail(ExitCode.FINDINGS, e.getMessage() + "\nThe content has errors; not started.");
    } catch (ServerUnavailable e) {
      return fail(ExitCode.SURROUNDINGS, e.getMessage());
    }
  }

  /** Starts everything and says where it is. */
  HipHooksServer start() throws ServerUnavailable {
    Content files = content == null ? Content.embedded() : Content.ofDirectory(content);
    Instant now = clock == null ? Instant.now() : clock;
    Clock system = Clock.systemDefaultZone();
    ServerSettings where = ServerSettings.onLoopback(port).at(clock);
    FormSite pages = new FormSite(new ServiceSite(), where.evaluationClock());
    DemoLedger ledger = new DemoLedger(where.evaluationClock());
    pages.asks(ledger.ledger());
    DemoSite site =
        new DemoSite(
            DemoPatients.of(files, now),
            clock == null ? system : Clock.fixed(now, system.getZone()),
            clock != null,
            ledger);
    Operations operations = Operations.quiet(ledger.ledger());
    Later console = new Later();
    HipHooksServer server = open(where, operations, mounts(site, pages, console), ledger);
    try {
      DemoAddresses addresses = new DemoAddresses(server.address().toString());
      Settings settings = settings(addresses);
      GuidanceLoader loader = loaders.of(operations.telemetry().registry(), ledger.ledger());
      Supplier<GuidanceService> load =
          () -> {
            GuidanceService bare = loader.load(content, settings);
            return pages.around(bare, server.address(), KEPT);
          };
      GuidanceService guidance = load.get();
      pages.opened(guidance);
      server.serve(guidance);
      site.open(addresses);
      console.put(
          new Console()
              .demo(
                  running(
                      server,
                      settings,
                      server.reloadingForAll(load, pages::opened),
                      operations,
                      ledger)));
      announce(addresses, guidance);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static RunningService running(
      HipHooksServer server,
      Settings settings,
      Reloading reloading,
      Operations operations,
      DemoLedger ledger) {
    return new RunningService(
        server,
        () -> ClientLayer.over(settings, ledger.ledger().clients().changes()),
        server.address(),
        reloading,
        ledger.ledger(),
        operations.telemetry().registry(),
        ledger.clock());
  }

  private static HipHooksServer open(
      ServerSettings where, Operations operations, List<Mount> mounts, DemoLedger ledger)
      throws ServerUnavailable {
    try {
      HipHooksServer server = HipHooksServer.open(where, operations, mounts);
      server.whenClosed(ledger::close);
      return server;
    } catch (ServerUnavailable e) {
      ledger.close();
      throw e;
    }
  }

  private static List<Mount> mounts(DemoSite site, FormSite pages, Later console) {
    List<Mount> mounts = new ArrayList<>(site.mounts());
    mounts.add(new Mount(Console.PATH, new LoopbackOnly(console)));
    mounts.addAll(pages.pages());
    return mounts;
  }

  /** The service may read the demo's own FHIR server, with its faults, and no other. */
  private Settings settings(DemoAddresses addresses) {
    List<URI> servers = Arrays.stream(FhirFault.values()).map(addresses::fhir).distinct().toList();
    ClientSettings client =
        ClientSettings.named("demo-ehr")
            .fhirServers(servers)
            .asDefault()
            .smart(
                new SmartSettings(
                    DemoAuthorization.CLIENT,
                    List.of(DemoAuthorization.SCOPES.split(" ")),
                    List.of()))
            .build();
    List<ClientSettings> clients = new ArrayList<>(others);
    clients.add(0, client);
    return new Settings(ServerSection.DEFAULT, null, clients);
  }

  private void announce(DemoAddresses addresses, GuidanceService guidance) {
    PrintWriter out = commandLine().commandLine().getOut();
    out.println("HipHooks demo: synthetic patients, content not reviewed by a licensed clinician");
    out.println("Demo      " + addresses.demo());
    out.println("Services  " + addresses.services());
    out.println("FHIR      " + addresses.fhir());
    out.println(
        "Console   "
            + addresses.console()
            + ", account "
            + DemoAccount.NAME
            + ", password '"
            + DemoAccount.PASSWORD
            + "'");
    guidance.services().stream()
        .findFirst()
        .ifPresent(s -> out.println("Content   " + s.contentVersion() + ' ' + s.contentHash()));
    if (clock != null) {
      out.println("Clock     fixed at " + clock);
    }
    out.println(
        String.format(
            Locale.ROOT,
            "Ready in %.1f s. Open the demo and start with the first patient.",
            age()));
    out.println("Only this machine can call. Stop with Ctrl-C.");
    out.flush();
  }

  /** Seconds since this process started. */
  private static double age() {
    Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    return Duration.between(start, Instant.now()).toMillis() / MILLIS_A_SECOND;
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
