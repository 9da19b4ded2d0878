package org.hiphooks.trust.selftest;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hiphooks.config.AddressRange;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingHttp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hiphooks trust self-test}: calls one's own service as a client would. */
@Command(
    name = "self-test",
    description =
        "Calls the service through its public address as a client would: connection, discovery,"
            + " clocks, web pages, calls without, with a wrong and with a good token, feedback. Says"
            + " which step fails and how to mend it. Nothing sent is about a patient.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  hiphooks trust self-test --config hiphooks.yaml --client north",
      "  hiphooks trust self-test --config hiphooks.yaml --client north --new-key test-key.json",
      "  hiphooks trust self-test --config hiphooks.yaml --client north --key test-key.json",
      "",
      "Exit codes: 0 every step that was tried is good, 1 one is not, 2 wrong usage,",
      "  3 the configuration is invalid, 4 a file cannot be read or written."
    })
public final class SelfTestCommand implements Callable<Integer> {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MAX_ANSWER = 4 * 1024 * 1024;
  private static final int MAX_KEY = 256 * 1024;

  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", required = true, description = "Configuration.")
  private @Nullable Path config;

  @Option(names = "--client", paramLabel = "NAME", required = true, description = "Who calls.")
  private String client = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Private key of the client as JSON Web Key; without it, no call with a token.")
  private @Nullable Path key;

  @Option(
      names = "--new-key",
      paramLabel = "FILE",
      description = "Makes a key for tests, writes it there and says how to register it.")
  private @Nullable Path newKey;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Address of the service as clients call it; default: server.publicUrl.")
  private @Nullable URI publicUrl;

  /**
   * The command.
   *
   * @param environment variables that override the configuration file
   */
  public SelfTestCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = SettingsReader.read(config, environment);
    ClientSettings caller = caller(settings);
    if (newKey != null) {
      make(newKey, caller);
      return ExitCode.DONE;
    }
    String url = address(settings);
    List<String> origins =
        Stream.concat(caller.origins().stream(), settings.server().corsOrigins().stream())
            .distinct()
            .toList();
    Target target = new Target(url, caller, origins, signingKey(), TokenJudge.by(settings));
    OutgoingHttp http =
        new OutgoingHttp(Set.of(Origin.of(URI.create(url))), AddressRange.ANY, CONNECT, MAX_ANSWER);
    List<Step> steps = new SelfTest(target, http, Clock.systemUTC()).run();
    print(steps);
    return steps.stream().anyMatch(Step::isFailed) ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  private ClientSettings caller(Settings settings) {
    return settings.clients().stream()
        .filter(known -> known.name().equals(client))
        .findFirst()
        .orElseThrow(() -> wrong("no client is called '" + client + "' in this configuration"));
  }

  private String address(Settings settings) {
    URI configured = publicUrl == null ? settings.server().publicUrl() : publicUrl;
    if (configured == null || configured.getHost() == null) {
      throw wrong("say how clients call the service: server.publicUrl or --public-url");
    }
    return configured.toString().replaceFirst("/+$", "");
  }

  private @Nullable SigningKey signingKey() throws IOException {
    if (key == null) {
      return null;
    }
    if (Files.size(key) > MAX_KEY) {
      throw wrong(key + " is too long for a key");
    }
    return SigningKey.read(Files.readString(key))
        .orElseThrow(() -> wrong(key + " holds no private EC or RSA key with a kid"));
  }

  /** For its owner alone where the file system knows owners. */
  private void make(Path file, ClientSettings caller) throws IOException {
    SigningKey made = SigningKey.made("self-test-" + UUID.randomUUID());
    if (file.toAbsolutePath().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, made.secret(), StandardOpenOption.WRITE);
    PrintWriter out = commandLine().commandLine().getOut();
    boolean isByAddress = caller.tokens() != null && caller.tokens().keysUrl() != null;
    out.println("A key for tests is in " + file + ". Its public half:");
    out.println();
    out.println(made.published());
    out.println();
    out.println(
        isByAddress
            ? "The keys of "
                + caller.name()
                + " come from an address. Add a client of its own with another issuer and with"
                + " tokens.keys, a file that holds the key above, and test with that client."
            : "Add it to the keys of the file that tokens.keys of " + caller.name() + " names.");
    out.println("Reload the service (kill -HUP), run self-test --key " + file + ",");
    out.println("then take the key out again, reload, and delete the file.");
    out.flush();
  }

  private void print(List<Step> steps) {
    PrintWriter out = commandLine().commandLine().getOut();
    for (Step step : steps) {
      String mark =
          switch (step.result()) {
            case OK -> "ok     ";
            case FAILED -> "FAILED ";
            case SKIPPED -> "-      ";
          };
      out.println(mark + ' ' + step.name() + ": " + step.found());
      if (!step.remedy().isEmpty()) {
        out.println("        to do: " + step.remedy());
      }
    }
    out.flush();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(commandLine().commandLine(), message);
  }

  private CommandSpec commandLine() {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return spec;
  }
}
