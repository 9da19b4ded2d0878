package org.hiphooks.replay.diff;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.chart.Facts;
import org.hiphooks.evaluate.Values;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.replay.run.Answer;
import org.hiphooks.replay.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Finds why two contents answer one patient differently: it follows the defines whose values differ
 * down the graph of the rules, to those of which everything they need is the same.
 */
final class Causes {

  private static final int MAX_CAUSES = 6;
  private static final int MAX_INPUTS = 8;
  private static final int MAX_VALUE = 40;

  private final Side before;
  private final Side after;
  private final ContentChanges changes;

  Causes(HipGuidance before, HipGuidance after, ContentChanges changes) {
    this.before = new Side(before);
    this.after = new Side(after);
    this.changes = changes;
  }

  /** Where the evaluations part; empty if texts differ and no value of a rule does. */
  List<Cause> of(Visit visit, Answer was, Answer is) {
    List<Facts> old = was.basis().facts();
    List<Facts> now = is.basis().facts();
    Set<Cause> causes = new LinkedHashSet<>();
    for (int i = 0; i < old.size() && i < now.size(); i++) {
      causes.addAll(inputs(old.get(i), now.get(i)));
      causes.addAll(defines(visit, old.get(i), now.get(i)));
    }
    return causes.stream().limit(MAX_CAUSES).toList();
  }

  /** Inputs that the two contents read otherwise from the same records. */
  private static List<Cause> inputs(Facts old, Facts now) {
    List<Cause> causes = new ArrayList<>();
    Set<String> names = new TreeSet<>(old.byInput().keySet());
    names.addAll(now.byInput().keySet());
    for (String name : names) {
      if (!Objects.equals(old.value(name), now.value(name))) {
        causes.add(
            new Cause(
                "input " + name,
                text(old.value(name)),
                text(now.value(name)),
                List.of(),
                List.of(),
                List.of("read otherwise")));
      }
    }
    return causes;
  }

  private List<Cause> defines(Visit visit, Facts old, Facts now) {
    Values was = before.watch().values(visit.service(), old, visit.at());
    Values is = after.watch().values(visit.service(), now, visit.at());
    Set<DefineName> differing = new TreeSet<>();
    Set<DefineName> all = new TreeSet<>(was.byDefine().keySet());
    all.addAll(is.byDefine().keySet());
    for (DefineName define : all) {
      if (!Objects.equals(was.byDefine().get(define), is.byDefine().get(define))
          || was.failed().contains(define) != is.failed().contains(define)) {
        differing.add(define);
      }
    }
    List<Cause> causes = new ArrayList<>();
    for (DefineName define : differing) {
      Set<DefineName> used = new LinkedHashSet<>(before.references(define));
      used.addAll(after.references(define));
      used.retainAll(differing);
      used.remove(define);
      if (used.isEmpty()) {
        causes.add(cause(define, was, old, is, now, visit.at()));
      }
    }
    return causes;
  }

  private Cause cause(
      DefineName define, Values was, Facts old, Values is, Facts now, Instant clock) {
    boolean wasTrue = was.isTrue(define);
    Set<String> inputs =
        wasTrue
            ? before.findings(define, old, clock)
            : is.isTrue(define) ? after.findings(define, now, clock) : after.inputs(define, now);
    List<String> names = inputs.stream().sorted().limit(MAX_INPUTS).toList();
    Facts facts = wasTrue ? old : now;
    return new Cause(
        define.toString(),
        was.failed().contains(define) ? "failed" : text(was.byDefine().get(define)),
        is.failed().contains(define) ? "failed" : text(is.byDefine().get(define)),
        names,
        names.stream().map(name -> name + ' ' + text(facts.value(name))).toList(),
        changes.reasons(define));
  }

  private static String text(@Nullable Object value) {
    String text =
        value instanceof BigDecimal number
            ? number.stripTrailingZeros().toPlainString()
            : value == null ? "null" : value.toString();
    return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + "…";
  }
}
