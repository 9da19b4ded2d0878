package org.hiphooks.kit;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.knowledge.ConceptMapReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.SiteSettings;
import org.hiphooks.pages.Pages;
import org.hiphooks.server.PublicUrlConverter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hiphooks kit}: the registration sheet of a client. */
@Command(
    name = "kit",
    description =
        "Prints what the staff of a client need to register the service: addresses, hooks and when"
            + " to fire them, prefetch rows, scopes, tokens, links, codes, limits, contact.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  hiphooks kit --client north --config hiphooks.yaml > north.html",
      "  hiphooks kit --client north --format json --config hiphooks.yaml",
      "",
      "Exit codes: 0 printed, 1 the content has errors, 2 wrong usage,",
      "  3 the configuration is invalid."
    })
public final class KitCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--client", paramLabel = "NAME", required = true, description = "Client.")
  private String client = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "html",
      description = "html (prints on A4), markdown or json; default: html.")
  private String format = "";

  @Option(names = "--config", paramLabel = "FILE", required = true, description = "Configuration.")
  private @Nullable Path config;

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "Folder with cql/ and fhir-resources/; default: that of the configuration.")
  private @Nullable Path content;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      converter = PublicUrlConverter.class,
      description = "Address of the service as clients call it; default: server.publicUrl.")
  private @Nullable URI publicUrl;

  /**
   * The command.
   *
   * @param environment variables that override the configuration file
   */
  public KitCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    SheetFormat wanted = format();
    Settings settings = SettingsReader.read(config, environment);
    Path folder = content == null ? settings.contentPath() : content;
    Content files = folder == null ? Content.embedded() : Content.ofDirectory(folder);
    Knowledge compiled = Knowledge.load(files);
    Knowledge knowledge =
        compiled.with(ConceptMapReader.read(settings.site().conceptMaps(), compiled));
    SiteSettings site = SiteSettings.of(knowledge, settings.site());
    RegistrationKit kit = new RegistrationKit(files, knowledge, site, settings, address(settings));
    RegistrationSheet sheet = kit.sheet(client).orElseThrow(() -> noClient(settings));
    PrintWriter out = commandLine().commandLine().getOut();
    out.print(wanted.write(sheet, new Pages()));
    out.flush();
    return ExitCode.DONE;
  }

  private SheetFormat format() {
    return SheetFormat.codes().contains(format)
        ? SheetFormat.valueOf(format.toUpperCase(Locale.ROOT))
        : refuse("--format is one of " + String.join(", ", SheetFormat.codes()));
  }

  /** A sheet names exact addresses or it misleads. */
  private URI address(Settings settings) {
    URI configured = publicUrl == null ? settings.server().publicUrl() : publicUrl;
    if (configured == null) {
      throw new SettingsInvalid(
          List.of(
              new SettingsProblem(
                  "server.publicUrl", "is missing: a sheet names the address that clients call")));
    }
    return configured;
  }

  private ParameterException noClient(Settings settings) {
    String known =
        String.join(", ", settings.clients().stream().map(ClientSettings::name).toList());
    return new ParameterException(
        commandLine().commandLine(),
        "no client is called '" + client + "'; known: " + (known.isEmpty() ? "none" : known));
  }

  private SheetFormat refuse(String message) {
    throw new ParameterException(commandLine().commandLine(), message);
  }

  private CommandSpec commandLine() {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return spec;
  }
}
