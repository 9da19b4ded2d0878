package org.hiphooks.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.explain.Explainer;
import org.hiphooks.explain.SearchLimit;

/** How often a second something is done, on one thread and on two. */
final class Rates {

  private static final int FEW = 60;
  private static final int MANY = 600;

  private final Calls calls;
  private final Paper paper;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  Rates(Calls calls, Paper paper) {
    this.calls = calls;
    this.paper = paper;
  }

  void measure() throws Exception {
    paper.line("%n**A second**%n%n| | 1 thread | 2 threads |%n|---|---|---|%n");
    for (int size : new int[] {FEW, MANY}) {
      byte[] body = calls.ordinary(size);
      row("calls, " + size + " ordinary resources more", () -> calls.answer(body), 1);
    }
    List<byte[]> patients = calls.patients(FEW);
    String among = patients.size() + " patients in turn, from bytes in memory, ";
    AtomicInteger next = new AtomicInteger();
    row(among + "answered", () -> calls.visit(patients.get(turn(next, patients))), 1);
    row(among + "answered and studied", () -> calls.study(patients.get(turn(next, patients))), 1);
    whatIf();
    paper.keep("a second", rows);
  }

  private static int turn(AtomicInteger next, List<?> all) {
    return Math.floorMod(next.getAndIncrement(), all.size());
  }

  /** What would be shown if one thing were recorded otherwise: as the form finds its questions. */
  private void whatIf() throws Exception {
    Explainer explainer = new Explainer(calls.knowledge());
    Evaluation evaluation = calls.evaluation(calls.ordinary(FEW));
    Set<String> all = calls.knowledge().cql().inputs().keySet();
    int tried = explainer.explain(evaluation, SearchLimit.THOROUGH).search().tried();
    row(
        "what-if evaluations, " + tried + " of them in one search",
        () -> explainer.effects(evaluation, all, SearchLimit.THOROUGH).effects().size(),
        tried);
  }

  private void row(String name, Contestant.Work work, int each) throws Exception {
    Throughput.of(work, 2, paper.seconds(2, 4));
    double one = each * Throughput.of(work, 1, paper.seconds(2, 6));
    double two = each * Throughput.of(work, 2, paper.seconds(2, 6));
    rows.add(Map.of("what", name, "one", one, "two", two));
    paper.line("| %s | %,.0f | %,.0f |%n", name, one, two);
  }
}
