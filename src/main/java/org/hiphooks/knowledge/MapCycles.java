package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds codes that lead back to themselves. */
final class MapCycles {

  private record Edge(String to, ContentPlace place) {}

  private final Map<String, List<Edge>> edges = new LinkedHashMap<>();

  void add(String from, String to, ContentPlace place) {
    edges.computeIfAbsent(from, key -> new ArrayList<>()).add(new Edge(to, place));
  }

  /** One problem for each cycle, at the mapping that closes it. */
  void report(MapProblems problems) {
    Set<String> done = new HashSet<>();
    for (String start : edges.keySet()) {
      walk(start, done, problems);
    }
  }

  /** Without recursion: a chain may be as long as the file. */
  private void walk(String start, Set<String> done, MapProblems problems) {
    Set<String> way = new LinkedHashSet<>();
    List<java.util.Iterator<Edge>> open = new ArrayList<>();
    if (done.contains(start)) {
      return;
    }
    way.add(start);
    open.add(next(start));
    while (!open.isEmpty()) {
      java.util.Iterator<Edge> edge = open.get(open.size() - 1);
      if (!edge.hasNext()) {
        open.remove(open.size() - 1);
        String left = List.copyOf(way).get(way.size() - 1);
        way.remove(left);
        done.add(left);
        continue;
      }
      Edge step = edge.next();
      if (way.contains(step.to())) {
        problems.add(
            step.place(), "makes a cycle: " + String.join(" -> ", way) + " -> " + step.to());
      } else if (!done.contains(step.to()) && edges.containsKey(step.to())) {
        way.add(step.to());
        open.add(next(step.to()));
      }
    }
  }

  private java.util.Iterator<Edge> next(String code) {
    return edges.getOrDefault(code, List.of()).iterator();
  }
}
