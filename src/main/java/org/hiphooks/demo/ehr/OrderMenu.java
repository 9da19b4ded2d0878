package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be ordered and added on a chart.
 *
 * @param groups orders, in groups
 * @param problems problems that can be added
 * @param sides sides to choose from; the first is chosen beforehand
 * @param commentNeeded codes of override reasons that need a comment
 */
public record OrderMenu(
    List<Group> groups, List<Entry> problems, List<Side> sides, Set<String> commentNeeded) {

  /** Nothing to choose from. */
  public static final OrderMenu EMPTY = new OrderMenu(List.of(), List.of(), List.of(), Set.of());

  /** Defensive copies. */
  public OrderMenu {
    groups = List.copyOf(groups);
    problems = List.copyOf(problems);
    sides = List.copyOf(sides);
    commentNeeded = Set.copyOf(commentNeeded);
  }

  /** Orders under one heading. */
  public record Group(String label, List<Entry> entries) {
    /** Defensive copy. */
    public Group {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Something to order or to add.
   *
   * @param id word for forms and tests
   * @param label what it is called
   * @param sided whether it has a side
   * @param resources the order itself, then what goes with it; not to be changed
   */
  public record Entry(String id, String label, boolean sided, List<ObjectNode> resources) {
    /** Defensive copy of the list. */
    public Entry {
      resources = List.copyOf(resources);
    }
  }

  /**
   * A side of the body.
   *
   * @param id word for forms and tests
   * @param label what it is called
   * @param bodySite how it is written; null for no side
   */
  public record Side(String id, String label, @Nullable JsonNode bodySite) {}

  /** Reads the menu; what is not there can not be chosen. */
  public static OrderMenu of(JsonNode json) {
    List<Group> groups = new ArrayList<>();
    for (JsonNode group : json.path("groups")) {
      groups.add(new Group(group.path("label").asText(), entries(group.path("entries"))));
    }
    List<Side> sides = new ArrayList<>();
    for (JsonNode side : json.path("sides")) {
      sides.add(
          new Side(side.path("id").asText(), side.path("label").asText(), side.get("bodySite")));
    }
    Set<String> codes = new java.util.HashSet<>();
    json.path("commentNeeded").forEach(code -> codes.add(code.asText()));
    return new OrderMenu(groups, entries(json.path("problems")), sides, codes);
  }

  private static List<Entry> entries(JsonNode json) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode entry : json) {
      List<ObjectNode> resources = new ArrayList<>();
      entry.path("resources").forEach(resource -> resources.add((ObjectNode) resource));
      entries.add(
          new Entry(
              entry.path("id").asText(),
              entry.path("label").asText(),
              entry.path("sided").asBoolean(),
              resources));
    }
    return entries;
  }

  Optional<Entry> order(String id) {
    return find(groups.stream().flatMap(group -> group.entries().stream()), id);
  }

  Optional<Entry> problem(String id) {
    return find(problems.stream(), id);
  }

  /** The side of this id; the first if there is none. */
  Side side(String id) {
    return sides.stream()
        .filter(side -> side.id().equals(id))
        .findFirst()
        .orElseGet(() -> sides.isEmpty() ? new Side("", "", null) : sides.get(0));
  }

  private static Optional<Entry> find(Stream<Entry> entries, String id) {
    return entries.filter(entry -> entry.id().equals(id)).findFirst();
  }
}
