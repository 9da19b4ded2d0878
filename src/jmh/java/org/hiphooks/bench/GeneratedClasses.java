package org.hiphooks.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.Values;
import org.hiphooks.evaluate.compiled.Made;
import org.hiphooks.evaluate.compiled.Way;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.ServicePlan;

/**
 * Whether classes generated for each define would be faster than closures: the same rules as
 * closures, as closures that are constants of classes, and as straight code.
 */
final class GeneratedClasses {

  private static final int RESOURCES = 600;

  private final Calls calls;
  private final Paper paper;
  private final ServicePlan service;
  private final Map<String, Way> ways = new LinkedHashMap<>();

  GeneratedClasses(Calls calls, Paper paper) {
    this.calls = calls;
    this.paper = paper;
    this.service = calls.knowledge().service(Calls.SERVICE).orElseThrow();
  }

  /** What is read of patients of all kinds, who have no other records. */
  static List<Facts> facts(Calls calls) throws Exception {
    List<Facts> facts = new ArrayList<>();
    for (byte[] patient : calls.patients(0)) {
      facts.add(calls.facts(patient));
    }
    return facts;
  }

  void measure() throws Exception {
    apart();
    for (String name : Way.NAMES) {
      ways.put(name, Way.of(name, calls.knowledge().cql()));
    }
    List<Facts> patients = facts(calls);
    requireSame(patients);
    made();
    together(calls.facts(calls.ordinary(RESOURCES)));
  }

  /** Every define of every patient has the same value or fails, whichever way it is compiled. */
  private void requireSame(List<Facts> patients) {
    Way first = ways.values().iterator().next();
    for (Facts facts : patients) {
      Values right = values(first, facts, first.defines());
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        Values values = values(way.getValue(), facts, first.defines());
        if (!values.byDefine().equals(right.byDefine())
            || !values.failed().equals(right.failed())) {
          throw new IllegalStateException(way.getKey() + " has other values than closures");
        }
      }
    }
    paper.line(
        "%n%d defines of %d patients have the same values in each way.%n",
        first.defines().size(), patients.size());
  }

  private static Values values(Way way, Facts facts, Collection<DefineName> defines) {
    return way.evaluator().evaluate(Set.copyOf(defines), facts.values(), Map.of(), Calls.NOW);
  }

  private void made() {
    paper.keep(
        "rules as classes",
        ways.entrySet().stream()
            .map(way -> Map.of("name", way.getKey(), "made", way.getValue().made()))
            .toList());
    for (Map.Entry<String, Way> way : ways.entrySet()) {
      Made made = way.getValue().made();
      paper.line(
          "%n%s: %,d classes, %,d kB; %,d expressions as code, closures within: %s.",
          way.getKey(), made.classes(), made.bytes() / 1024, made.nodes(), made.closures());
    }
    paper.line("%n");
  }

  private void together(Facts one) throws Exception {
    List<Contestant> cards = new ArrayList<>();
    List<Contestant> whys = new ArrayList<>();
    ways.forEach(
        (name, way) -> {
          Decider decider = new Decider(calls.knowledge(), way.evaluator());
          cards.add(
              new Contestant(
                  name, () -> decider.outcome(service, one, Map.of(), Calls.NOW).shown().size()));
          whys.add(new Contestant(name, () -> why(decider, one)));
        });
    paper.race("Rules in turns: which cards", cards, paper.seconds(9, 60));
    paper.race("Rules in turns: which cards and why", whys, paper.seconds(9, 60));
  }

  private int why(Decider decider, Facts facts) {
    return decider.decide(service, facts, Map.of(), Calls.NOW).cards().size();
  }

  /** Each in a process of its own. */
  private void apart() throws Exception {
    int[] marks = paper.isQuick() ? new int[] {5, 25} : new int[] {5, 25, 100};
    Map<String, OneWay> measured = new LinkedHashMap<>();
    for (String name : Way.NAMES) {
      measured.put(name, OneWay.measured(name, marks[marks.length - 1]));
    }
    paper.keep("rules, each way in a process of its own", measured);
    paper.line("%n**Each in a process of its own**%n%n");
    paper.line("| | %s |%n|---|%s%n", String.join(" | ", Way.NAMES), "---|".repeat(3));
    Collection<OneWay> all = measured.values();
    row("rules compiled", "%,.0f ms", all, OneWay::loadMillis);
    row("the first 100 decisions", "%,.0f ms", all, OneWay::first100Millis);
    row("the first 1,000 decisions", "%,.0f ms", all, OneWay::firstMillis);
    for (int mark : marks) {
      row("a decision after " + mark + " rounds", "%.3f ms", all, way -> way.after(mark));
    }
    row("machine code", "%,.0f kB", all, OneWay::codeKilobytes);
    row("room for classes", "%,.0f kB", all, OneWay::classKilobytes);
  }

  private void row(
      String what, String format, Collection<OneWay> all, ToDoubleFunction<OneWay> figure) {
    paper.line("| %s ", what);
    all.forEach(way -> paper.line("| " + format + " ", figure.applyAsDouble(way)));
    paper.line("|%n");
  }
}
