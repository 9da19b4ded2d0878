package org.hiphooks.config;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the configuration: the file, then the environment over it, defaults for the rest. Every
 * problem is found in one go.
 */
public final class SettingsReader {

  private final Problems problems = new Problems();
  private final Environment environment;
  private final @Nullable Path file;

  private SettingsReader(@Nullable Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = new Environment(environment, problems);
  }

  /**
   * Reads file and environment.
   *
   * @param file YAML; null = none
   * @param environment variables, of which those that start with {@code HIPHOOKS_} count
   * @throws SettingsInvalid with every problem found
   */
  public static Settings read(@Nullable Path file, Map<String, String> environment) {
    ReadSettings read = readAll(file, environment);
    if (!read.problems().isEmpty()) {
      throw new SettingsInvalid(read.problems());
    }
    return read.settings();
  }

  /**
   * The same for whoever looks further although something is wrong.
   *
   * @throws SettingsInvalid if the file cannot be read, or is not YAML
   */
  public static ReadSettings readAll(@Nullable Path file, Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(file, environment);
    Settings settings = reader.read();
    return new ReadSettings(settings, reader.problems.found());
  }

  private Settings read() {
    String name = file == null ? "configuration" : file.toString();
    YamlSection root = new YamlSection(name, file == null ? null : compose(file), problems);
    ServerSection server = server(root.section("server"));
    Path content = content(root.section("content"));
    List<ClientSettings> clients = new ClientReader(problems, file).read(root.sections("clients"));
    SiteSection site = site(root);
    OperationsSection operations = new OperationsReader(problems, environment, file).read(root);
    LedgerSection ledger =
        new LedgerReader(problems, environment, this::besideTheFile).read(root.section("ledger"));
    AdminSection admin =
        new AdminReader(problems, environment, this::besideTheFile).read(root.section("admin"));
    root.refuseOthers();
    environment.refuseOthers();
    return new Settings(server, content, clients, site, operations, ledger, admin);
  }

  private SiteSection site(YamlSection root) {
    YamlSection section = root.section("site");
    SiteReader reader = new SiteReader(problems, this::besideTheFile);
    SiteSection read =
        new SiteSection(
            root.section("settings").entries(),
            switches(root.section("services")),
            switches(root.section("rules")),
            reader.contact(section),
            reader.conceptMaps(section));
    section.refuseOthers();
    return read;
  }

  private Map<String, Scalar> switches(YamlSection section) {
    Values values = new Values(problems);
    Map<String, Scalar> switches = new LinkedHashMap<>();
    section
        .entries()
        .forEach(
            (name, value) -> switches.put(name, new Scalar(values.onOrOff(value), value.place())));
    return switches;
  }

  private ServerSection server(YamlSection section) {
    ServerSection defaults = ServerSection.DEFAULT;
    Values values = new Values(problems);
    String bind =
        over("HIPHOOKS_SERVER_BIND", section.scalar("bind"))
            .map(values::text)
            .orElse(defaults.bind());
    int port =
        over("HIPHOOKS_SERVER_PORT", section.scalar("port"))
            .map(values::port)
            .orElse(defaults.port());
    Optional<List<Scalar>> written = section.list("corsOrigins");
    List<String> origins =
        environment
            .list("HIPHOOKS_SERVER_CORS_ORIGINS")
            .or(() -> written)
            .map(list -> list.stream().map(values::origin).toList())
            .orElse(defaults.corsOrigins());
    URI publicUrl =
        over("HIPHOOKS_SERVER_PUBLIC_URL", section.scalar("publicUrl"))
            .map(values::secure)
            .orElse(null);
    section.refuseOthers();
    return new ServerSection(bind, port, origins, publicUrl);
  }

  private @Nullable Path content(YamlSection section) {
    Optional<Scalar> written = section.scalar("path");
    section.refuseOthers();
    Optional<Scalar> overriding = environment.scalar("HIPHOOKS_CONTENT_PATH");
    if (overriding.isPresent()) {
      return new Values(problems).path(overriding.get());
    }
    return written.map(this::besideTheFile).orElse(null);
  }

  private @Nullable Path besideTheFile(Scalar written) {
    Path relative = new Values(problems).path(written);
    return relative == null || file == null
        ? relative
        : file.toAbsolutePath().resolveSibling(relative).normalize();
  }

  private Optional<Scalar> over(String variable, Optional<Scalar> written) {
    return environment.scalar(variable).or(() -> written);
  }

  private @Nullable Node compose(Path path) {
    LoadSettings load = LoadSettings.builder().setLabel(path.toString()).build();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      return new Compose(load).composeReader(reader).orElse(null);
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      problems.add(path + line, "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(path.toString(), "is not YAML");
    } catch (IOException e) {
      problems.add(path.toString(), "cannot be read: " + FileWords.of(e));
    }
    problems.throwIfAny();
    return null;
  }
}
