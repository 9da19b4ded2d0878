package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentInvalid;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.Setting;
import org.hiphooks.knowledge.SettingValues;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hiphooks check}: says what is wrong with a content, and where. */
@Command(
    name = "check",
    description =
        "Compiles and checks all content, and names file, line and column of every problem with"
            + " what to do.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hiphooks check --content .",
      "  hiphooks check --config hiphooks.yaml",
      "  hiphooks check --settings --config hiphooks.yaml",
      "",
      "Exit codes: 0 no error, 1 the content has errors, 2 wrong usage,",
      "  3 the configuration is invalid, 4 the folder cannot be read, 70 our fault."
    })
public final class CheckCommand implements Callable<Integer> {

  private static final int WIDTH = 80;

  private final Map<String, String> environment;
  private final List<ContentCheck> more;
  private final ConfigurationProblems configuration;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "Folder with cql/ and fhir-resources/; default: the content of the product.")
  private @Nullable Path folder;

  @Option(
      names = "--settings",
      description = "Print every setting with range, default and value instead.")
  private boolean settings;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration that is checked too: how it is written, the files it names, ports, and"
              + " whether the content knows its settings, services, rules and codes.")
  private @Nullable Path config;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      converter = Choices.Formats.class,
      defaultValue = "text",
      description = "For people or for machines; default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      converter = Choices.ColourModes.class,
      defaultValue = "auto",
      description = "Default: ${DEFAULT-VALUE}, that is on a terminal unless NO_COLOR is set.")
  private Colours.Mode colour = Colours.Mode.AUTO;

  /** Forms of a report. */
  enum Format {
    /** For people. */
    TEXT,
    /** For machines. */
    JSON
  }

  /**
   * The command.
   *
   * @param environment variables about the terminal (NO_COLOR, TERM, COLUMNS), and those that
   *     override the configuration
   * @param more what must hold besides, for those who use the content
   * @param configuration finds what is wrong with a configuration
   */
  public CheckCommand(
      Map<String, String> environment,
      List<ContentCheck> more,
      ConfigurationProblems configuration) {
    this.configuration = configuration;
    this.environment = Map.copyOf(environment);
    this.more = List.copyOf(more);
  }

  @Override
  public Integer call() {
    if (folder != null && !Files.isDirectory(folder)) {
      PrintWriter err = command().commandLine().getErr();
      err.println("hiphooks: --content: " + folder + " is no folder that can be read;");
      err.println("name the one that holds cql/ and fhir-resources/");
      return ExitCode.SURROUNDINGS;
    }
    Content content;
    try {
      content = folder == null ? Content.embedded() : Content.ofDirectory(folder);
    } catch (ContentInvalid e) {
      return print(new CheckReport(e.problems(), 0, Duration.ZERO));
    }
    if (settings) {
      return printSettings(content);
    }
    if (System.console() != null) {
      command().commandLine().getErr().println("Checking " + content.files().size() + " files ...");
    }
    int code = print(new ContentChecker(more).check(content));
    requireGood(content, code);
    return code;
  }

  /** What is wrong with the configuration is told after the content. */
  private void requireGood(Content content, int code) {
    if (config == null) {
      return;
    }
    Knowledge knowledge = code == ExitCode.DONE ? Knowledge.load(content) : null;
    List<SettingsProblem> problems = configuration.of(config, knowledge);
    if (!problems.isEmpty()) {
      throw new SettingsInvalid(problems);
    }
    if (format == Format.TEXT) {
      print("The configuration " + config + " can be used.\n");
    }
  }

  private int printSettings(Content content) {
    List<ContentProblem> problems = new ArrayList<>();
    Map<String, Setting> known = Setting.of(content, problems);
    if (!problems.isEmpty()) {
      return print(new CheckReport(problems, content.files().size(), Duration.ZERO));
    }
    Map<String, Object> values = siteValues(known);
    print(
        format == Format.JSON
            ? json(JsonReport.of(known, values))
            : SettingsTable.of(known, values));
    return ExitCode.DONE;
  }

  private Map<String, Object> siteValues(Map<String, Setting> known) {
    List<SettingsProblem> problems = new ArrayList<>();
    Settings site = SettingsReader.read(config, environment);
    Map<String, Object> values = SettingValues.resolve(known, site.site().settings(), problems);
    if (!problems.isEmpty()) {
      throw new SettingsInvalid(problems);
    }
    return values;
  }

  private int print(CheckReport report) {
    boolean isTerminal = System.console() != null;
    Colours colours = Colours.of(colour, environment, isTerminal);
    print(
        format == Format.JSON
            ? json(JsonReport.of(report))
            : new TextReport(colours, width()).text(report));
    return report.errors() > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  private void print(String text) {
    PrintWriter out = command().commandLine().getOut();
    out.print(text);
    out.flush();
  }

  private static String json(ObjectNode json) {
    return json.toPrettyString() + '\n';
  }

  private int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : WIDTH;
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return spec;
  }
}
