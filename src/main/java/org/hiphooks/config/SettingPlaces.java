package org.hiphooks.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Where settings stand in a file, for problems that are found after it was read. */
public final class SettingPlaces {

  private final Map<String, String> lines = new HashMap<>();

  private SettingPlaces() {}

  /** The places of a file; none, if there is no file or it cannot be read. */
  public static SettingPlaces of(@Nullable Path file) {
    SettingPlaces places = new SettingPlaces();
    if (file != null) {
      LoadSettings load = LoadSettings.builder().setLabel(file.toString()).build();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        new Compose(load).composeReader(reader).ifPresent(node -> places.add(file, "", node));
      } catch (IOException | YamlEngineException e) {
        places.lines.clear();
      }
    }
    return places;
  }

  /**
   * The same problem with file and line, if its place is the name of a setting that stands in the
   * file, or of one in a section that does.
   */
  public SettingsProblem located(SettingsProblem problem) {
    String name = problem.place();
    while (!lines.containsKey(name) && name.contains(".")) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    String line = lines.get(name);
    return line == null
        ? problem
        : new SettingsProblem(line, problem.place() + ": " + problem.message());
  }

  private void add(Path file, String above, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String name = above + key.getValue();
        key.getStartMark().ifPresent(mark -> lines.put(name, file + ":" + (mark.getLine() + 1)));
        add(file, name + '.', tuple.getValueNode());
      }
    }
  }
}
