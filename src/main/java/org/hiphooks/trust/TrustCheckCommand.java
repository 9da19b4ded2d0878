package org.hiphooks.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.InstantConverter;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code hiphooks trust check}: checks a token as the service would, and says which check fails
 * first. Nothing of the token is printed or kept, and it is not used up: the service would still
 * take it once.
 */
@Command(
    name = "check",
    description = "Checks a token as the service would, and names the first check that fails.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  hiphooks trust check --config hiphooks.yaml --service hip-pain-guidance token.txt",
      "  pbpaste | hiphooks trust check --config hiphooks.yaml --service hip-pain-guidance -",
      "",
      "Exit codes:",
      "  0 the caller would be served, 1 it would not, 2 wrong usage,",
      "  3 the configuration is invalid, 4 the file cannot be read."
    })
public final class TrustCheckCommand implements Callable<Integer> {

  private static final String PATH = "/cds-services/";
  private static final String BEARER = "bearer ";
  private static final int SPACE = 12;

  private final Map<String, String> environment;
  private final InputStream in;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", required = true, description = "Configuration.")
  private @Nullable Path config;

  @Option(
      names = "--service",
      paramLabel = "ID",
      required = true,
      description = "Service the token was sent to; its address must stand in aud.")
  private String service = "";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Address of the service as clients call it; default: server.publicUrl.")
  private @Nullable URI publicUrl;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "When it was sent; default: now.")
  private @Nullable Instant at;

  @Parameters(
      paramLabel = "TOKEN-FILE",
      description = "File with the token, with or without Bearer; - reads it from the input.")
  private String file = "";

  /**
   * The command.
   *
   * @param environment variables that override the configuration file
   * @param in where a token is read from if the file is {@code -}
   */
  public TrustCheckCommand(Map<String, String> environment, InputStream in) {
    this.environment = Map.copyOf(environment);
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = SettingsReader.read(config, environment);
    String audience = base(settings) + PATH + service;
    List<TrustedClient> clients = TrustedClients.of(settings);
    TokenVerifier verifier = new TokenVerifier(clients, new BoundedTokenMemory(1));
    Verdict verdict = verifier.verify(token(), audience, at == null ? Instant.now() : at);
    print(verdict, audience, clients);
    return verdict.isGood() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  /** How clients call the service; without a public address as it would listen. */
  private String base(Settings settings) {
    URI configured = publicUrl == null ? settings.server().publicUrl() : publicUrl;
    if (configured != null) {
      return configured.toString().replaceFirst("/+$", "");
    }
    String scheme = settings.operations().tls() == null ? "http" : "https";
    return scheme + "://" + settings.server().bind() + ':' + settings.server().port();
  }

  private String token() throws IOException {
    byte[] bytes =
        "-".equals(file)
            ? in.readNBytes(TokenContent.MAX_LENGTH + SPACE)
            : read(Path.of(file), TokenContent.MAX_LENGTH + SPACE);
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    boolean isBearer = text.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return isBearer ? text.substring(BEARER.length()).strip() : text;
  }

  private static byte[] read(Path path, int most) throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(most);
    }
  }

  private void print(Verdict verdict, String audience, List<TrustedClient> clients) {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    PrintWriter out = spec.commandLine().getOut();
    TrustedClient client = verdict.client();
    out.println("Sent to   " + audience);
    out.println("Clients   " + names(clients));
    out.println("Client    " + (client == null ? "not known" : client.name()));
    out.println("Passed    " + String.join(", ", verdict.passed()));
    Fault fault = verdict.fault();
    if (fault == null) {
      out.println("Served    yes (unless its jti was used before)");
    } else {
      out.println("Served    no");
      out.println("Failed    " + fault.words());
      out.println("To do     " + fault.remedy());
    }
    out.flush();
  }

  private static String names(List<TrustedClient> clients) {
    return clients.isEmpty()
        ? "none has tokens in this configuration"
        : String.join(", ", clients.stream().map(TrustedClient::name).toList());
  }
}
