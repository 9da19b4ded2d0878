package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.SiteSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rule that would take hours costs its own card and is named, as a rule that throws does. */
@Timeout(300)
class SlowRuleTest {

  private static final Content WHOLE = Content.embedded();
  private static final CaseLibrary CASES = CaseLibrary.load(WHOLE);

  /** Three times 100,000 combined: 10^15 comparisons. */
  private static final String HOURS =
      """

        exists (
          from (expand Interval[1, 100000]) A,
            (expand Interval[1, 100000]) B,
            (expand Interval[1, 100000]) C
          where A + B + C < 0
          return A
        ) or
      """;

  private static final EvaluationLimit SHORT =
      new EvaluationLimit(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(60));

  @Test
  void aRuleThatTakesTooLongTakesAwayItsOwnCardAndSaysSo() throws Exception {
    HookAnswer answer = answer("cql/HipRedFlags.cql", "define \"RF-01 critical\":");

    List<String> rules = new ArrayList<>();
    answer.cards().forEach(card -> rules.add(card.rule() + ' ' + card.indicator()));
    assertThat(rules).contains("SP-REDS INFO", "ERROR-01 INFO").doesNotContain("RF-01 CRITICAL");
    assertThat(answer.failedRules()).contains("RF-01 critical");
    assertThat(answer.cards().get(answer.cards().size() - 1).summary())
        .startsWith("Not assessed")
        .contains("RF-01 critical");
  }

  private static HookAnswer answer(String file, String define) throws Exception {
    SortedMap<String, String> files = new TreeMap<>(WHOLE.files());
    String source = files.getOrDefault(file, "");
    assertThat(source).contains(define);
    files.put(file, source.replace(define, define + HOURS));
    Surroundings usual = Surroundings.waiting(Duration.ofSeconds(2));
    HipGuidance guidance =
        new HipGuidance(
            Knowledge.load(new Content(files, "slow")),
            SiteSettings.DEFAULT,
            ClientSettings.UNNAMED,
            new Surroundings(
                usual.hosts(), usual.registry(), usual.fetch(), usual.memory(), SHORT));
    return guidance.answer(
        "hip-pain-guidance",
        new RequestReader()
            .read(
                CASES
                    .renderer()
                    .request(CASES.get("V09"), RunningHipHooks.NOW, RenderOptions.plain())),
        RunningHipHooks.NOW);
  }
}
