package org.hiphooks.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.Main;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.ServerUnavailable;
import picocli.CommandLine;

/** The demo as the command starts it, with the service that computes cards from the content. */
final class RealDemo implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/demo");

  private final HipHooksServer server;
  private final String output;

  /**
   * Starts it.
   *
   * @param more further options
   */
  RealDemo(String... more) {
    this(List.of(), more);
  }

  /** Which serves these clients too. */
  RealDemo(List<ClientSettings> others, String... more) {
    StringWriter written = new StringWriter();
    DemoCommand command = new DemoCommand(Main::demoGuidance);
    others.forEach(command::serves);
    CommandLine line = new CommandLine(command).setOut(new PrintWriter(written));
    List<String> options =
        new ArrayList<>(List.of("--port", "0", "--clock", "2026-06-01T12:00:00Z"));
    options.addAll(List.of(more));
    line.parseArgs(options.toArray(String[]::new));
    try {
      server = command.start();
    } catch (ServerUnavailable e) {
      throw new IllegalStateException(e);
    }
    output = written.toString();
  }

  /** What the command printed. */
  String output() {
    return output;
  }

  String origin() {
    Matcher matcher = ADDRESS.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("no address printed");
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    server.close();
  }

  /** For looking at pages while they are made. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new DemoCommand(Main::demoGuidance)).execute(args));
  }
}
