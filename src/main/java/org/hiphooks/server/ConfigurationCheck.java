package org.hiphooks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.config.AdminSection;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.ManagementSection;
import org.hiphooks.config.ReadSettings;
import org.hiphooks.config.ServerSection;
import org.hiphooks.config.SettingPlaces;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.config.SmartSettings;
import org.hiphooks.guidance.SiteCheck;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.ledger.LedgerCheck;
import org.hiphooks.trust.TrustedClients;
import org.hiphooks.trust.selftest.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that is wrong with a configuration, without listening, asking or writing
 * anywhere: how it is written, the files it names, ports, and what the content must know.
 */
public final class ConfigurationCheck {

  private ConfigurationCheck() {}

  /**
   * All problems, each with file and line where there is one.
   *
   * @param file the configuration; null = the environment alone
   * @param knowledge what it is for; null = that is not looked at
   */
  public static List<SettingsProblem> of(
      @Nullable Path file, Map<String, String> environment, @Nullable Knowledge knowledge) {
    ReadSettings read;
    try {
      read = SettingsReader.readAll(file, environment);
    } catch (SettingsInvalid e) {
      return e.problems();
    }
    List<SettingsProblem> problems = new ArrayList<>(read.problems());
    List<SettingsProblem> found = new ArrayList<>(surroundings(read.settings(), true));
    read.settings().clients().forEach(client -> form(client, environment, found));
    if (knowledge != null) {
      found.addAll(SiteCheck.of(knowledge, read.settings()));
    }
    SettingPlaces places = SettingPlaces.of(file);
    found.stream()
        .map(places::located)
        .filter(problem -> !problems.contains(problem))
        .forEach(problems::add);
    return List.copyOf(problems);
  }

  /**
   * Files, ports and addresses.
   *
   * @param isVerified whether callers show tokens, so that keys are needed
   */
  static List<SettingsProblem> surroundings(Settings settings, boolean isVerified) {
    List<SettingsProblem> problems = new ArrayList<>();
    if (isVerified) {
      collect(problems, () -> TrustedClients.of(settings));
      address(settings, problems);
    }
    collect(problems, () -> Certificates.of(settings.operations()));
    problems.addAll(LedgerCheck.of(settings.ledger()));
    ports(settings, problems);
    console(settings, problems);
    Path content = settings.contentPath();
    if (content != null && !Files.isDirectory(content)) {
      problems.add(new SettingsProblem("content.path", content + " is no folder that can be read"));
    }
    return problems;
  }

  /** A form that cannot prove itself opens for nobody; calls are answered all the same. */
  private static void form(
      ClientSettings client, Map<String, String> environment, List<SettingsProblem> problems) {
    SmartSettings smart = client.smart();
    if (smart == null) {
      return;
    }
    Path secret = smart.secretFile();
    if (secret != null && !Files.isReadable(secret)) {
      problems.add(unproven(client, "secretFile", secret, "cannot be read"));
    }
    String variable = smart.secretVariable();
    if (variable != null && environment.getOrDefault(variable, "").isBlank()) {
      problems.add(unproven(client, "secretVariable", variable, "is not set"));
    }
    Path key = smart.keyFile();
    if (key != null && !isSigningKey(key)) {
      problems.add(unproven(client, "keyFile", key, "holds no private key with a kid"));
    }
  }

  private static SettingsProblem unproven(
      ClientSettings client, String field, Object value, String fault) {
    String words = String.format("the form of %s: %s: %s %s", client.name(), field, value, fault);
    return new SettingsProblem("clients", words);
  }

  private static boolean isSigningKey(Path file) {
    try {
      return SigningKey.read(Files.readString(file)).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static void collect(List<SettingsProblem> problems, Runnable reading) {
    try {
      reading.run();
    } catch (SettingsInvalid e) {
      problems.addAll(e.problems());
    }
  }

  private static void address(Settings settings, List<SettingsProblem> problems) {
    ServerSection server = settings.server();
    if (server.publicUrl() == null && !Loopback.is(server.bind())) {
      problems.add(WhoIsServed.noAddress());
    }
  }

  private static void ports(Settings settings, List<SettingsProblem> problems) {
    Map<Integer, String> taken = new LinkedHashMap<>();
    taken.put(settings.server().port(), "server.port");
    ManagementSection management = settings.operations().management();
    if (management != null) {
      port(management.port(), "management.port", taken, problems);
    }
    AdminSection admin = settings.admin();
    if (admin != null) {
      port(admin.port(), "admin.port", taken, problems);
    }
  }

  private static void port(
      int port, String name, Map<Integer, String> taken, List<SettingsProblem> problems) {
    String other = port == 0 ? null : taken.putIfAbsent(port, name);
    if (other != null) {
      problems.add(new SettingsProblem(name, port + " is " + other + " too"));
    }
  }

  private static void console(Settings settings, List<SettingsProblem> problems) {
    AdminSection admin = settings.admin();
    if (admin == null) {
      return;
    }
    if (settings.ledger().folder() == null) {
      problems.add(
          new SettingsProblem("admin.port", "the console needs a ledger: set ledger.folder"));
    }
    collect(problems, () -> OperatorPort.requireSecure(admin, settings.operations().tls() != null));
    var oidc = admin.oidc();
    Path secret = oidc == null ? null : oidc.secretFile();
    if (secret != null && !Files.isReadable(secret)) {
      problems.add(new SettingsProblem("admin.oidc.clientSecretFile", secret + " cannot be read"));
    }
  }
}
