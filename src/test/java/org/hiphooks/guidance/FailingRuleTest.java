package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentInvalid;
import org.junit.jupiter.api.Test;

/**
 * Content with a fault: one that shows at run time costs one card, one that does not compile all.
 */
class FailingRuleTest {

  private static final Content WHOLE = Content.embedded();
  private static final CaseLibrary CASES = CaseLibrary.load(WHOLE);
  private static final String RED_FLAGS = "cql/HipRedFlags.cql";
  private static final String DEFINE = "define \"RF-01 critical\":";

  @Test
  void aRuleThatThrowsTakesAwayItsOwnCardAndSaysSo() throws Exception {
    HipGuidance guidance =
        HipGuidance.of(
            changed(DEFINE, DEFINE + "\n  (singleton from ({ 1, 2 })) = 1 and"), Map.of());

    HookAnswer answer =
        guidance.answer(
            "hip-pain-guidance",
            new RequestReader()
                .read(
                    CASES
                        .renderer()
                        .request(CASES.get("V09"), RunningHipHooks.NOW, RenderOptions.plain())),
            RunningHipHooks.NOW);

    List<String> rules = new ArrayList<>();
    answer.cards().forEach(card -> rules.add(card.rule() + ' ' + card.indicator()));
    assertThat(rules).contains("SP-REDS INFO", "ERROR-01 INFO").doesNotContain("RF-01 CRITICAL");
    assertThat(answer.failedRules()).contains("RF-01 critical");
    assertThat(answer.cards().get(answer.cards().size() - 1).summary())
        .startsWith("Not assessed")
        .contains("RF-01 critical");
  }

  @Test
  void contentThatDoesNotCompileIsRefusedWithFileAndLine() {
    Content broken = changed(DEFINE, DEFINE + "\n  In.\"hopTset\" is true or");

    assertThatThrownBy(() -> HipGuidance.of(broken, Map.of()))
        .isInstanceOf(ContentInvalid.class)
        .hasMessageContaining(RED_FLAGS + ":")
        .hasMessageContaining("hopTset");
  }

  private static Content changed(String text, String replacement) {
    SortedMap<String, String> files = new TreeMap<>(WHOLE.files());
    String source = files.getOrDefault(RED_FLAGS, "");
    assertThat(source).contains(text);
    files.put(RED_FLAGS, source.replace(text, replacement));
    return new Content(files, "changed");
  }
}
