package org.hiphooks.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.CqlText;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.RuleNode;
import org.jspecify.annotations.Nullable;

/** Shows the source of defines with the value of each part beside the line on which it ends. */
final class Tracer {

  private static final String EACH = "per item";
  private static final Set<String> LOGIC = Set.of("And", "Or", "Not", "Xor", "Implies");

  private final Knowledge knowledge;
  private final RuleValues values;
  private final Map<String, TracedDefine> traced = new LinkedHashMap<>();
  private DefineName open = new DefineName("", "");

  Tracer(Knowledge knowledge, RuleValues values) {
    this.knowledge = knowledge;
    this.values = values;
  }

  /** All defines that were named, with their values. */
  Map<String, TracedDefine> traced() {
    return traced;
  }

  /** The define and all rules it refers to, the nearest first. */
  List<String> names(DefineName define) {
    List<String> names = new ArrayList<>();
    for (DefineName needed : knowledge.cql().graph().closure(define)) {
      RuleNode tree = knowledge.cql().trees().get(needed);
      CqlText text = knowledge.background().texts().get(needed.library());
      Place place = tree == null ? null : Place.of(tree.locator());
      if (tree != null && text != null && place != null) {
        String name = needed.toString();
        names.add(name);
        if (!traced.containsKey(name)) {
          traced.put(name, traced(needed, tree, text, place));
        }
      }
    }
    return names;
  }

  private TracedDefine traced(DefineName define, RuleNode tree, CqlText text, Place place) {
    open = define;
    Map<Integer, List<TracedDefine.Mark>> marks = new TreeMap<>();
    mark(tree, marks);
    List<TracedDefine.Line> lines = new ArrayList<>();
    for (int line = place.line(); line <= place.lastLine(); line++) {
      if (line <= text.lines().size()) {
        lines.add(
            new TracedDefine.Line(
                line, text.lines().get(line - 1), marks.getOrDefault(line, List.of())));
      }
    }
    List<String> uses = new ArrayList<>();
    knowledge
        .cql()
        .graph()
        .references()
        .getOrDefault(define, Set.of())
        .forEach(used -> uses.add(used.toString()));
    return new TracedDefine(
        define.library(),
        define.name(),
        text.path(),
        place.line(),
        values.words(define),
        uses,
        lines);
  }

  private void mark(RuleNode node, Map<Integer, List<TracedDefine.Mark>> marks) {
    boolean isLogic = LOGIC.contains(node.operator());
    if (isLogic || !node.bool() || node.define() == null) {
      node.children().forEach(child -> mark(child, marks));
    }
    Place place = Place.of(node.locator());
    if (place == null || node.define() == null) {
      return;
    }
    marks
        .computeIfAbsent(place.lastLine(), line -> new ArrayList<>())
        .add(
            new TracedDefine.Mark(
                place.column(),
                isLogic ? node.operator().toLowerCase(Locale.ROOT) : "",
                value(node.define()),
                isLogic ? List.of() : inputs(node)));
  }

  /** A part that looks at one item of a list at a time has no value of its own. */
  private String value(DefineName part) {
    boolean isEach = values.isFailed(part) && !values.isFailed(open);
    return isEach ? EACH : values.words(part);
  }

  /** Inputs that a part compares itself, not those of the defines it refers to. */
  private List<String> inputs(RuleNode node) {
    List<String> inputs = new ArrayList<>();
    collect(node, inputs);
    return inputs.stream().distinct().sorted(Comparator.naturalOrder()).toList();
  }

  private void collect(RuleNode node, List<String> inputs) {
    DefineName reference = node.reference();
    if (reference != null && CompiledCql.INPUTS.equals(reference.library())) {
      inputs.add(reference.name() + " = " + values.input(reference.name()));
    }
    node.children().forEach(child -> collect(child, inputs));
  }

  /** A place as the compiler writes it, {@code line:column-line:column}. */
  private record Place(int line, int column, int lastLine) {

    static @Nullable Place of(@Nullable String locator) {
      if (locator == null || !locator.matches("\\d+:\\d+(-\\d+:\\d+)?")) {
        return null;
      }
      List<Integer> numbers = new ArrayList<>();
      for (String number : locator.split("[:-]", -1)) {
        numbers.add(Integer.valueOf(number));
      }
      int last = numbers.size() > 2 ? numbers.get(2) : numbers.get(0);
      return new Place(numbers.get(0), numbers.get(1), last);
    }
  }
}
