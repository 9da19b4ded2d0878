package org.hiphooks.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;

/** What the same patient costs when the content has twice and four times the rules. */
final class MoreRules {

  private static final int RESOURCES = 60;

  private final Calls calls;
  private final Paper paper;

  MoreRules(Calls calls, Paper paper) {
    this.calls = calls;
    this.paper = paper;
  }

  void measure() throws Exception {
    byte[] body = calls.ordinary(RESOURCES);
    Facts facts = calls.facts(body);
    List<Contestant> rules = new ArrayList<>();
    List<Contestant> whole = new ArrayList<>();
    for (int times : new int[] {1, 2, 4}) {
      Knowledge knowledge =
          times == 1
              ? calls.knowledge()
              : Knowledge.load(new CopiedRules(calls.content()).times(times));
      ServicePlan service = knowledge.service(Calls.SERVICE).orElseThrow();
      Decider decider =
          new Decider(knowledge, CompiledEvaluator.of(knowledge.cql(), EvaluationLimit.NONE));
      String name = name(knowledge, service, decider);
      rules.add(
          new Contestant(
              "which cards, " + name,
              () -> decider.outcome(service, facts, Map.of(), Calls.NOW).shown().size()));
      HipGuidance guidance = calls.guidance(knowledge);
      whole.add(new Contestant("whole call, " + name, () -> calls.answer(guidance, body)));
    }
    paper.race("More rules: which cards, facts read", rules, paper.seconds(6, 20));
    paper.race("More rules: the whole call", whole, paper.seconds(9, 30));
  }

  private static String name(Knowledge knowledge, ServicePlan service, Decider decider) {
    Set<DefineName> needed = new HashSet<>();
    for (DefineName asked : decider.asked(service)) {
      needed.addAll(knowledge.cql().graph().closure(asked));
    }
    Map<String, Map<String, String>> aliases = knowledge.cql().graph().aliases();
    needed.removeIf(
        define ->
            !aliases.getOrDefault(define.library(), Map.of()).containsValue(CompiledCql.INPUTS));
    return service.cards().size() + " rules, " + needed.size() + " defines";
  }
}
