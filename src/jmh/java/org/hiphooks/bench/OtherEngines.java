package org.hiphooks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.opinion.GivenCases;
import org.hiphooks.opinion.OtherEngine;

/**
 * The rules on given inputs, with nothing to read: the same defines of the same cases on every
 * engine, each of them warm. {@code cql-execution} on Node is installed as its lock file says.
 */
final class OtherEngines {

  private static final Path FOLDER = Path.of("target", "second-opinion");

  /** All cases would take the other engines too long: every define of them is asked for. */
  private static final int EVERY = 16;

  private static final String DECIDING = "HipGuidance";

  /** What is asked of every engine, and how the one on Node is told. */
  private record Asked(String what, Predicate<DefineName> isMeant, List<String> words) {}

  private static final List<Asked> ASKED =
      List.of(
          new Asked(
              "the library that decides",
              define -> !isPart(define) && DECIDING.equals(define.library()),
              List.of(DECIDING)),
          new Asked("every define that is written", define -> !isPart(define), List.of()),
          new Asked("the parts of rules too", define -> true, List.of("parts")));

  private final Calls calls;
  private final Paper paper;

  OtherEngines(Calls calls, Paper paper) {
    this.calls = calls;
    this.paper = paper;
  }

  void measure() throws Exception {
    GivenCases cases = new GivenCases(calls.content(), EVERY);
    for (Asked asked : ASKED) {
      Set<DefineName> defines =
          cases.defines().stream().filter(asked.isMeant()).collect(Collectors.toSet());
      here(asked.what(), defines, cases.inputs());
    }
    node(cases);
  }

  private static boolean isPart(DefineName define) {
    return define.name().contains("#");
  }

  /** One run is one case. */
  private void here(String what, Set<DefineName> defines, List<Map<String, Object>> inputs)
      throws Exception {
    CompiledCql cql = calls.knowledge().cql();
    List<Contestant> contestants = new ArrayList<>();
    contestants.add(
        new Contestant(
            "HipHooks, compiled",
            inTurn(CompiledEvaluator.of(cql, EvaluationLimit.NONE), defines, inputs)));
    contestants.add(
        new Contestant("reference engine", inTurn(new CqlEvaluator(cql), defines, inputs)));
    String title =
        String.format(
            "Rules on the given inputs of %d cases, %s: %d defines",
            inputs.size(), what, defines.size());
    paper.race(title, contestants, paper.seconds(5, 15));
  }

  private static Contestant.Work inTurn(
      Evaluator evaluator, Set<DefineName> defines, List<Map<String, Object>> inputs) {
    int[] next = {0};
    return () -> {
      Map<String, Object> given = inputs.get(next[0]++ % inputs.size());
      return evaluator.evaluate(defines, given, Map.of(), Calls.NOW).byDefine().size();
    };
  }

  private void node(GivenCases cases) throws Exception {
    paper.line("%n**The same on Node**%n%n");
    OtherEngine engine;
    try {
      engine = OtherEngine.in(FOLDER);
    } catch (IOException e) {
      paper.line("Not measured: Node and npm are needed, and cql-execution can be installed.%n");
      return;
    }
    Path folder = FOLDER.resolve("timed");
    cases.write(folder);
    paper.line("| | by the clock | CPU time | rounds of all cases |%n|---|---|---|---|%n");
    Duration time = paper.seconds(9, 25);
    for (Asked asked : ASKED) {
      JsonNode timed = engine.time(folder, time, asked.words());
      paper.keep("cql-execution, " + asked.what(), timed);
      paper.line(
          "| cql-execution %s, %s: %,d defines | %.2f ms | %.2f ms | %d |%n",
          timed.path("version").asText(),
          asked.what(),
          timed.path("defines").asInt(),
          timed.path("millis").asDouble(),
          timed.path("cpuMillis").asDouble(),
          timed.path("rounds").asInt());
    }
  }
}
