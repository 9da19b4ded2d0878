package org.hiphooks.mutation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hiphooks.mutation.MutationRun.Result;

/** What became of all mutants, in numbers and one by one. */
final class MutationReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Result> results;
  private final Equivalents equivalents;
  private final int cases;

  MutationReport(List<Result> results, Equivalents equivalents, int cases) {
    this.results = List.copyOf(results);
    this.equivalents = equivalents;
    this.cases = cases;
  }

  /** Numbers of a group of mutants. */
  static final class Count {
    private int mutants;
    private int killed;
    private int equivalent;

    int mutants() {
      return mutants;
    }

    int killed() {
      return killed;
    }

    int equivalent() {
      return equivalent;
    }

    int survived() {
      return mutants - killed - equivalent;
    }

    double killedPercent() {
      return 100.0 * killed / Math.max(1, mutants);
    }
  }

  /** Numbers of all. */
  Count all() {
    return by(result -> "all").getOrDefault("all", new Count());
  }

  /** Mutants that no case noticed and nobody declared equivalent. */
  List<Result> survivors() {
    return results.stream()
        .filter(result -> result.killer() == null)
        .filter(result -> equivalents.of(result.mutant()).isEmpty())
        .toList();
  }

  private Map<String, Count> by(Function<Result, String> group) {
    Map<String, Count> counts = new TreeMap<>();
    for (Result result : results) {
      Count count = counts.computeIfAbsent(group.apply(result), g -> new Count());
      count.mutants++;
      if (result.killer() != null) {
        count.killed++;
      } else if (equivalents.of(result.mutant()).isPresent()) {
        count.equivalent++;
      }
    }
    return counts;
  }

  /** Writes {@code mutation.json} and {@code mutation.txt}. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("mutation.json").toFile(), json());
    Files.writeString(folder.resolve("mutation.txt"), text());
  }

  private ObjectNode json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("cases", cases);
    root.set("all", json(all()));
    ObjectNode libraries = root.putObject("libraries");
    by(result -> result.mutant().define().library())
        .forEach((name, count) -> libraries.set(name, json(count)));
    ObjectNode operators = root.putObject("operators");
    by(result -> result.mutant().operator().words())
        .forEach((name, count) -> operators.set(name, json(count)));
    ArrayNode list = root.putArray("mutants");
    for (Result result : results) {
      ObjectNode mutant = list.addObject();
      mutant.put("mutant", result.mutant().describe());
      if (result.killer() != null) {
        mutant.put("killedBy", result.killer());
      } else {
        equivalents
            .of(result.mutant())
            .ifPresentOrElse(
                entry -> mutant.put("equivalent", entry.reason()),
                () -> mutant.put("survived", result.reached() ? "unnoticed" : "never reached"));
      }
    }
    return root;
  }

  private static ObjectNode json(Count count) {
    return JSON.createObjectNode()
        .put("mutants", count.mutants())
        .put("killed", count.killed())
        .put("equivalent", count.equivalent())
        .put("survived", count.survived());
  }

  /** The numbers as a table. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(row("", "mutants", "killed", "equivalent", "survived", "killed %"));
    by(result -> result.mutant().define().library())
        .forEach((name, c) -> text.append(row(name, c)));
    text.append('\n');
    by(result -> result.mutant().operator().words())
        .forEach((name, c) -> text.append(row(name, c)));
    return text.append('\n').append(row("all", all())).toString();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append("Mistakes planted in the rules, one at a time, and asked of ")
        .append(cases)
        .append(" cases\n\n")
        .append(table())
        .append("\nSurvived\n");
    survivors().forEach(result -> text.append(result.mutant().describe()).append('\n'));
    return text.toString();
  }

  private static String row(String name, Count count) {
    return row(
        name,
        String.valueOf(count.mutants()),
        String.valueOf(count.killed()),
        String.valueOf(count.equivalent()),
        String.valueOf(count.survived()),
        "%.1f".formatted(count.killedPercent()));
  }

  private static String row(String name, String... cells) {
    StringBuilder row = new StringBuilder("%-20s".formatted(name));
    for (String cell : cells) {
      row.append("%12s".formatted(cell));
    }
    return row.append('\n').toString();
  }
}
