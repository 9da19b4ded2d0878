package org.hiphooks.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of the file. Every key that is asked for is known; {@link #refuseOthers} names the
 * rest.
 */
final class YamlSection {

  private final String file;
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final String place;

  YamlSection(String file, @Nullable Node node, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.place = node == null ? file : place(node);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else if (node != null && !isNull(node)) {
      problems.add(place, "must be a mapping of keys to values");
    }
  }

  /** Where the section starts. */
  String place() {
    return place;
  }

  private void add(NodeTuple tuple) {
    String where = place(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      problems.add(where, "a key must be a word");
    } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
      problems.add(where, "key '" + key.getValue() + "' stands here twice");
    } else {
      places.put(key.getValue(), where);
    }
  }

  /** Whether the key stands here, with or without a value. */
  boolean has(String key) {
    return value(key).isPresent();
  }

  /** A single value; empty if the key is absent or has none. */
  Optional<Scalar> scalar(String key) {
    return value(key).flatMap(node -> scalar(node, "'" + key + "' must be a single value"));
  }

  /** A list of single values; empty if the key is absent or has none. */
  Optional<List<Scalar>> list(String key) {
    return nodes(key)
        .map(
            nodes ->
                nodes.stream()
                    .flatMap(n -> scalar(n, "an entry of '" + key + "' must be a value").stream())
                    .toList());
  }

  /** A mapping below; an empty one if the key is absent. */
  YamlSection section(String key) {
    return new YamlSection(file, value(key).orElse(null), problems);
  }

  /** A list of mappings below. */
  List<YamlSection> sections(String key) {
    return nodes(key).orElse(List.of()).stream()
        .map(node -> new YamlSection(file, node, problems))
        .toList();
  }

  /** Free keys with single values. */
  Map<String, Scalar> entries() {
    Map<String, Scalar> entries = new LinkedHashMap<>();
    for (String key : values.keySet()) {
      scalar(key).ifPresent(value -> entries.put(key, value));
    }
    return entries;
  }

  /** Names each key that nobody asked for. */
  void refuseOthers() {
    places.forEach(
        (key, where) -> {
          if (!known.contains(key)) {
            String nearest = NearestName.of(key, known);
            problems.add(
                where,
                "unknown key '"
                    + key
                    + '\''
                    + (nearest == null ? "" : " (did you mean '" + nearest + "'?)")
                    + "; known here: "
                    + String.join(", ", known));
          }
        });
  }

  private Optional<Node> value(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key)).filter(node -> !isNull(node));
  }

  private Optional<List<Node>> nodes(String key) {
    return value(key)
        .map(
            node -> {
              if (node instanceof SequenceNode sequence) {
                return new ArrayList<>(sequence.getValue());
              }
              problems.add(place(node), "'" + key + "' must be a list");
              return List.of();
            });
  }

  private Optional<Scalar> scalar(Node node, String otherwise) {
    if (node instanceof ScalarNode scalar && !isNull(node)) {
      return Optional.of(new Scalar(scalar.getValue(), place(node)));
    }
    problems.add(place(node), otherwise);
    return Optional.empty();
  }

  private static boolean isNull(Node node) {
    return Tag.NULL.equals(node.getTag());
  }

  private String place(Node node) {
    return node.getStartMark().map(mark -> file + ':' + (mark.getLine() + 1)).orElse(file);
  }
}
