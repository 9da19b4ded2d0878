package org.hiphooks;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.List;
import org.hiphooks.admin.Console;
import org.hiphooks.cases.CaseContentInvalid;
import org.hiphooks.codes.CodesCommand;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.demo.DemoCommand;
import org.hiphooks.explain.ExplainCommand;
import org.hiphooks.form.FormSite;
import org.hiphooks.guidance.ClientCheck;
import org.hiphooks.guidance.GuidanceExplainer;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Surroundings;
import org.hiphooks.kit.KitCommand;
import org.hiphooks.knowledge.ContentInvalid;
import org.hiphooks.knowledge.check.CheckCommand;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.ledger.LedgerUnavailable;
import org.hiphooks.ledger.command.LedgerCommand;
import org.hiphooks.ledger.command.ModeCommand;
import org.hiphooks.net.Hosts;
import org.hiphooks.pages.ServiceSite;
import org.hiphooks.replay.DiffCommand;
import org.hiphooks.replay.ReplayCommand;
import org.hiphooks.replay.run.OutOfReach;
import org.hiphooks.server.ConfigurationCheck;
import org.hiphooks.server.GuidanceLoader;
import org.hiphooks.server.ServeCommand;
import org.hiphooks.trust.TrustCheckCommand;
import org.hiphooks.trust.TrustCommand;
import org.hiphooks.trust.selftest.SelfTestCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command line. A command is a class of the package it belongs to and is added in {@link
 * #commandLine()}; it returns its exit code or throws, and what is thrown becomes a code here.
 */
@Command(
    name = "hiphooks",
    mixinStandardHelpOptions = true,
    description = "Decision support for hip pain over CDS Hooks, computed by CQL from FHIR data.",
    subcommands = {Main.Version.class, CommandLine.HelpCommand.class},
    footer = {"", "Try: hiphooks demo"})
public final class Main implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  @Spec private @Nullable CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, for tests. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.getCommandSpec().version(version());
    // Commands, in the order of the help.
    line.addSubcommand(new DemoCommand(Main::demoGuidance));
    line.addSubcommand(
        new ServeCommand(
            System.getenv(), new FormSite(new ServiceSite()), Main::guidance, new Console()));
    line.addSubcommand(
        new CheckCommand(
            System.getenv(),
            List.of(new ClientCheck()),
            (file, knowledge) -> ConfigurationCheck.of(file, System.getenv(), knowledge)));
    line.addSubcommand(new ExplainCommand(new GuidanceExplainer(), System.getenv()));
    line.addSubcommand(
        new CommandLine(new TrustCommand())
            .addSubcommand(new TrustCheckCommand(System.getenv(), System.in))
            .addSubcommand(new SelfTestCommand(System.getenv())));
    line.addSubcommand(new KitCommand(System.getenv()));
    line.addSubcommand("codes", CodesCommand.of(System.getenv()));
    line.addSubcommand("mode", ModeCommand.of(System.getenv()));
    line.addSubcommand("ledger", LedgerCommand.of(System.getenv()));
    line.addSubcommand(new ReplayCommand());
    line.addSubcommand(new DiffCommand());
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          int code = exitCode(exception);
          if (code == ExitCode.FAULT) {
            LOG.error("{} failed", command.getCommandName(), exception);
          }
          command.getErr().println("hiphooks: " + words(exception, code));
          return code;
        });
    return line;
  }

  /** Makes guidance that counts, and that knows after a reload which FHIR servers fail. */
  public static GuidanceLoader guidance(MeterRegistry registry, Ledger ledger) {
    return guidance(new Hosts(registry), registry, ledger);
  }

  /** The same for the demo: a server that was broken on purpose is asked again at once. */
  public static GuidanceLoader demoGuidance(MeterRegistry registry, Ledger ledger) {
    return guidance(new Hosts(), registry, ledger);
  }

  private static GuidanceLoader guidance(Hosts hosts, MeterRegistry registry, Ledger ledger) {
    Surroundings surroundings =
        new Surroundings(
            hosts,
            registry,
            HipGuidance.FETCH_DEADLINE,
            ledger.overrides(),
            ledger.cards(),
            ledger.codes());
    return (content, settings) -> HipGuidance.load(content, settings, surroundings);
  }

  /** Without a command, the help. */
  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  private static int exitCode(Exception exception) {
    if (exception instanceof ContentInvalid
        || exception instanceof CaseContentInvalid
        || exception instanceof ChangeRefused) {
      return ExitCode.FINDINGS;
    }
    if (exception instanceof SettingsInvalid) {
      return ExitCode.INVALID;
    }
    if (exception instanceof OutOfReach
        || exception instanceof LedgerUnavailable
        || exception instanceof IOException
        || exception instanceof UncheckedIOException) {
      return ExitCode.SURROUNDINGS;
    }
    return ExitCode.FAULT;
  }

  /** Only messages that quote authors and operators: any other might quote a patient's record. */
  private static String words(Exception exception, int code) {
    String kind = exception.getClass().getSimpleName();
    return switch (code) {
      case ExitCode.FINDINGS, ExitCode.INVALID -> String.valueOf(exception.getMessage());
      case ExitCode.SURROUNDINGS -> surroundings(exception, kind);
      default -> "our fault (" + kind + "); the log above says where";
    };
  }

  private static String surroundings(Exception exception, String kind) {
    if (exception instanceof OutOfReach || exception instanceof LedgerUnavailable) {
      return String.valueOf(exception.getMessage());
    }
    return isPortTaken(exception) ? "the port is taken" : kind;
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return "hiphooks " + (version == null ? "development" : version);
  }

  private static boolean isPortTaken(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  /** Prints the version of the product. */
  @Command(name = "version", description = "Prints the version.")
  static final class Version implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec != null) {
        spec.commandLine().getOut().println(version());
      }
    }
  }
}
