package org.hiphooks;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code demo}, {@code serve}, {@code version}. */
@Command(
    name = "hiphooks",
    description = "Decision support for hip pain over CDS Hooks, computed by CQL from FHIR data.",
    subcommands = {Main.Version.class, CommandLine.HelpCommand.class},
    footer = {"", "Try: hiphooks demo"})
public final class Main implements Runnable {

  /** Exit code: our fault. */
  public static final int EXIT_FAULT = 70;

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, for tests. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          command.getErr().println("hiphooks: " + exception.getClass().getSimpleName());
          return EXIT_FAULT;
        });
    return line;
  }

  /** Without a command, the help. */
  @Override
  public void run() {
    commandLine().usage(new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Prints the version of the product. */
  @Command(name = "version", description = "Prints the version.")
  static final class Version implements Runnable {

    @Override
    public void run() {
      String version = Main.class.getPackage().getImplementationVersion();
      System.out.println("hiphooks " + (version == null ? "development" : version));
    }
  }
}
