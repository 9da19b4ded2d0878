package org.hiphooks.codes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.knowledge.ConceptMapReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.LocalCodes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which content and which maps a command is about. */
final class CodesOptions {

  @Option(names = "--config", paramLabel = "FILE", description = "Configuration in YAML.")
  private @Nullable Path config;

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "Folder with cql/ and fhir-resources/; default: that of the configuration.")
  private @Nullable Path content;

  @Parameters(
      paramLabel = "MAP",
      description =
          "ConceptMaps in JSON, drafts too; default: site.conceptMaps of the configuration.")
  private List<Path> maps = List.of();

  /** What was loaded for one command. */
  record Loaded(Settings settings, Content content, Knowledge knowledge, LocalCodes codes) {}

  /** Loads and checks, or throws with all problems. */
  Loaded load(Map<String, String> environment) {
    Settings settings = SettingsReader.read(config, environment);
    Path folder = content == null ? settings.contentPath() : content;
    Content files = folder == null ? Content.embedded() : Content.ofDirectory(folder);
    Knowledge knowledge = Knowledge.load(files);
    LocalCodes codes =
        maps.isEmpty()
            ? ConceptMapReader.read(settings.site().conceptMaps(), knowledge)
            : ConceptMapReader.readDrafts(maps, knowledge);
    return new Loaded(settings, files, knowledge, codes);
  }
}
