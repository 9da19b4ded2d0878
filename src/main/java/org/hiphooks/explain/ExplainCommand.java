package org.hiphooks.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.FileWords;
import org.hiphooks.config.InstantConverter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code hiphooks explain}: why these cards, and why no others. */
@Command(
    name = "explain",
    description =
        "Answers a request or a case, and says why: findings, what is missing, what was not used,"
            + " what would change a card, and the CQL with its values.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hiphooks explain --case V10 --at 2026-06-01T12:00:00Z",
      "  hiphooks explain request.json --rule RF-06",
      "",
      "Exit codes: 0 explained, 1 there is nothing to explain or the content has errors,",
      "2 wrong usage, 4 the file cannot be read, 70 our fault."
    })
public final class ExplainCommand implements Callable<Integer> {

  private static final int WIDTH = 100;

  private final RequestExplainer explainer;
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "REQUEST",
      description = "File with the request of an EHR, as JSON.")
  private @Nullable Path request;

  @Option(names = "--case", paramLabel = "ID", description = "A case of the content instead.")
  private @Nullable String caseId;

  @Option(
      names = "--service",
      paramLabel = "ID",
      description = "Default: the case's own, or the first that answers the request's hook.")
  private @Nullable String service;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "What is taken for now, such as 2026-06-01T12:00:00Z; default: now.")
  private @Nullable Instant at;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = "Show the CQL of this rule only, and all of it; also of one that is silent.")
  private @Nullable String rule;

  @Option(names = "--no-changes", description = "Do not look for what would change a card.")
  private boolean isPlain;

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "Folder with cql/ and fhir-resources/; default: the content of the product.")
  private @Nullable Path content;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      converter = FormatConverter.class,
      defaultValue = "text",
      description = "For people or for machines; default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  /** Forms of an explanation. */
  enum Format {
    /** For people. */
    TEXT,
    /** For machines. */
    JSON
  }

  /**
   * The command.
   *
   * @param explainer answers and explains
   * @param environment variables about the terminal: COLUMNS
   */
  public ExplainCommand(RequestExplainer explainer, Map<String, String> environment) {
    this.explainer = explainer;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    if ((request == null) == (caseId == null)) {
      throw new ParameterException(
          command().commandLine(), "give either a file with a request or --case");
    }
    RequestExplainer.Asked asked =
        new RequestExplainer.Asked(
            content, request, caseId, service, at == null ? Instant.now() : at);
    try {
      Explanation explanation =
          explainer.explain(asked, isPlain ? SearchLimit.NONE : SearchLimit.THOROUGH);
      PrintWriter out = command().commandLine().getOut();
      out.print(
          format == Format.JSON
              ? ExplanationJson.of(explanation)
              : new ExplanationText(width(), rule).write(explanation));
      out.flush();
      return ExitCode.DONE;
    } catch (RequestExplainer.NotExplained e) {
      return fail(ExitCode.FINDINGS, e.getMessage());
    } catch (IOException e) {
      return fail(ExitCode.SURROUNDINGS, request + " cannot be read: " + FileWords.of(e));
    }
  }

  private int fail(int code, @Nullable String message) {
    command().commandLine().getErr().println("hiphooks: " + message);
    command().commandLine().getErr().flush();
    return code;
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

  /** Reads the name of a format. */
  static final class FormatConverter implements ITypeConverter<Format> {

    @Override
    public Format convert(String value) {
      for (Format format : Format.values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(value)) {
          return format;
        }
      }
      throw new TypeConversionException("must be text or json");
    }
  }
}
