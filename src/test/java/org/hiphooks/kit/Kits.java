package org.hiphooks.kit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.SiteSettings;

/** A hospital with two clients, and its kit. */
final class Kits {

  static final URI PUBLIC = URI.create("https://cds.example.org");

  static final String CONFIGURATION =
      """
      server: {publicUrl: https://cds.example.org}
      site:
        contact: {name: Clinical IT, email: cds@example.org, phone: +1 555 0100}
      clients:
        - name: north
          dialect: epic
          issuer: https://ehr.example.org/oauth
          keyAliases: {PROBLEMS: conditions}
          tokens: {keys: north.jwks.json, subject: cds-calls, tenant: clinic-7}
          codes:
            - code: http://loinc.org|30671-2
              to: urn:com.epic.cdshooks.action.code.system.preference-list-item|10432
        - name: south
          issuer: https://south.example.org
          prefetch: minimal
          tokens: {keysUrl: https://south.example.org/jwks.json, audiences: [cds]}
      """;

  private Kits() {}

  static Content content() {
    return Content.ofDirectory(Path.of(System.getProperty("basedir", ".")));
  }

  static Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve("hiphooks.yaml"), CONFIGURATION);
  }

  static RegistrationKit of(Path folder) throws IOException {
    Settings settings = SettingsReader.read(write(folder), Map.of());
    Content content = content();
    Knowledge knowledge = Knowledge.load(content);
    SiteSettings site = SiteSettings.of(knowledge, settings.site());
    return new RegistrationKit(content, knowledge, site, settings, PUBLIC);
  }
}
