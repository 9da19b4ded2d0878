package org.hiphooks.evaluate.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hiphooks.evaluate.Asked;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.DefineName;
import org.junit.jupiter.api.Test;

/** What is true of a rule's parts, each looked at when the evidence asks. */
class TruthsTest {

  private static final DefineName FIRST = new DefineName("Rules", "first");
  private static final DefineName SECOND = new DefineName("Rules", "second");
  private static final Supplier<Values> NOT_ASKED =
      () -> {
        throw new AssertionError("all were evaluated");
      };

  private final List<String> looked = new ArrayList<>();

  @Test
  void onlyWhatIsAskedForIsEvaluatedAndOnlyOnce() {
    Truths truths =
        truths(looking("first", true), looking("second", true), EvaluationLimit.NONE, NOT_ASKED);

    assertThat(truths.test(1)).isTrue();
    assertThat(truths.test(1)).isTrue();
    assertThat(looked).containsExactly("second");
  }

  @Test
  void whatIsNullOrFailsIsNotTrueAndTakesNothingElseAlong() {
    Node failing =
        run -> {
          throw new IllegalStateException("a fault in a rule");
        };
    Truths truths = truths(failing, run -> null, EvaluationLimit.NONE, NOT_ASKED);

    assertThat(truths.test(0)).isFalse();
    assertThat(truths.test(1)).isFalse();
    Truths others = truths(failing, looking("second", true), EvaluationLimit.NONE, NOT_ASKED);
    assertThat(others.test(0)).isFalse();
    assertThat(others.test(1)).isTrue();
  }

  @Test
  void whenTheTimeIsOverAllAreEvaluatedWithinTheirOwnLimits() {
    Node endless =
        run -> {
          while (true) {
            run.tick();
          }
        };
    EvaluationLimit tight = EvaluationLimit.of(Duration.ofMillis(1));
    Values all = new Values(Map.of(SECOND, true), Set.of(FIRST), Set.of(FIRST));
    Truths truths =
        truths(
            endless,
            looking("second", false),
            tight,
            () -> {
              looked.add("all");
              return all;
            });

    assertThat(truths.test(0)).isFalse();
    assertThat(truths.test(1)).isTrue();
    assertThat(looked).containsExactly("all");
  }

  private Node looking(String name, boolean value) {
    return run -> {
      looked.add(name);
      return value;
    };
  }

  private static Truths truths(
      Node first, Node second, EvaluationLimit limit, Supplier<Values> all) {
    Program program =
        new Program(
            Map.of(FIRST, 0, SECOND, 1),
            List.of(new Program.Compiled(FIRST, first, 0), new Program.Compiled(SECOND, second, 0)),
            Map.of());
    Run run = new Run(program, new Given(Map.of(), Map.of()), Instant.EPOCH, null);
    return new Truths(program.places(new Asked(List.of(FIRST, SECOND))), run, limit, all);
  }
}
