package org.hiphooks.replay.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;

/**
 * What authors changed from one content to another.
 *
 * @param defines defines whose text differs, as {@code library.define}
 * @param thresholds settings whose default differs, with both values
 * @param cards cards whose sentences, level or condition differ
 * @param files other files that differ
 * @param named for each define whose text names a setting that differs, those settings
 */
public record ContentChanges(
    List<String> defines,
    List<String> thresholds,
    List<String> cards,
    List<String> files,
    Map<String, List<String>> named) {

  private static final String CQL = "cql/";

  private static final Pattern STATEMENT =
      Pattern.compile("(?m)^(?:define|parameter)\\s+(?:function\\s+)?(\"[^\"]+\"|\\w+)");

  /** Defensive copies. */
  public ContentChanges {
    defines = List.copyOf(defines);
    thresholds = List.copyOf(thresholds);
    cards = List.copyOf(cards);
    files = List.copyOf(files);
    named = Map.copyOf(named);
  }

  /** Whether nothing was changed. */
  public boolean isEmpty() {
    return defines.isEmpty() && thresholds.isEmpty() && cards.isEmpty() && files.isEmpty();
  }

  /** What was changed of a define: its text, and settings that it names. */
  List<String> reasons(DefineName define) {
    String name = define.library() + '.' + '"' + define.name() + '"';
    List<String> reasons = new ArrayList<>(named.getOrDefault(name, List.of()));
    if (defines.contains(name)) {
      reasons.add("its text changed");
    }
    return reasons;
  }

  /** Compares two contents. */
  static ContentChanges between(Content before, Knowledge old, Content after, Knowledge now) {
    List<String> files = new ArrayList<>();
    List<String> defines = new ArrayList<>();
    for (String path : differing(before.files(), after.files())) {
      if (path.startsWith(CQL)) {
        String library = library(path);
        SortedMap<String, String> was = statements(before.files().getOrDefault(path, ""));
        SortedMap<String, String> is = statements(after.files().getOrDefault(path, ""));
        differing(was, is).forEach(name -> defines.add(library + '.' + name));
      } else if (!path.startsWith("fhir-resources/plan-definition/")) {
        files.add(path);
      }
    }
    List<String> thresholds = thresholds(old, now);
    return new ContentChanges(
        defines, thresholds, cards(old, now), files, named(after, thresholds));
  }

  private static Map<String, List<String>> named(Content content, List<String> thresholds) {
    Map<String, List<String>> named = new HashMap<>();
    content
        .files()
        .forEach(
            (path, text) -> {
              if (path.startsWith(CQL)) {
                statements(text)
                    .forEach(
                        (name, statement) ->
                            note(library(path) + '.' + name, statement, thresholds, named));
              }
            });
    return named;
  }

  private static void note(
      String name, String statement, List<String> thresholds, Map<String, List<String>> named) {
    for (String threshold : thresholds) {
      String setting = threshold.substring(0, threshold.indexOf(' '));
      if (Pattern.compile("\\b" + Pattern.quote(setting) + "\\b").matcher(statement).find()) {
        named.computeIfAbsent(name, n -> new ArrayList<>()).add(threshold);
      }
    }
  }

  private static String library(String path) {
    return path.replaceFirst("^cql/", "").replaceFirst("\\.cql$", "");
  }

  private static List<String> thresholds(Knowledge old, Knowledge now) {
    List<String> changes = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(old.settings().keySet());
    names.addAll(now.settings().keySet());
    for (String name : names) {
      String was = String.valueOf(old.defaultOf(name));
      String is = String.valueOf(now.defaultOf(name));
      if (!was.equals(is)) {
        changes.add(name + ' ' + was + " to " + is);
      }
    }
    return changes;
  }

  private static List<String> cards(Knowledge old, Knowledge now) {
    Map<String, CardPlan> was = plans(old);
    Map<String, CardPlan> is = plans(now);
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    return names.stream().filter(name -> !Objects.equals(was.get(name), is.get(name))).toList();
  }

  private static Map<String, CardPlan> plans(Knowledge knowledge) {
    Map<String, CardPlan> plans = new LinkedHashMap<>();
    for (ServicePlan service : knowledge.services()) {
      for (CardPlan card : service.cards()) {
        plans.put(service.id() + ' ' + card.rule() + ' ' + card.level(), card);
      }
    }
    return plans;
  }

  private static List<String> differing(Map<String, String> was, Map<String, String> is) {
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    return names.stream().filter(name -> !Objects.equals(was.get(name), is.get(name))).toList();
  }

  /** Each statement of a library with its text; comments belong to the statement above. */
  private static SortedMap<String, String> statements(String cql) {
    SortedMap<String, String> statements = new TreeMap<>();
    Matcher matcher = STATEMENT.matcher(cql);
    String name = "header";
    int start = 0;
    while (matcher.find()) {
      statements.merge(name, cql.substring(start, matcher.start()).strip(), String::concat);
      name = matcher.group(1);
      start = matcher.start();
    }
    statements.merge(name, cql.substring(start).strip(), String::concat);
    return statements;
  }
}
