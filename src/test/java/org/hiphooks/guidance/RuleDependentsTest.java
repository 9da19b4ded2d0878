package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import org.hiphooks.knowledge.RuleDependents;
import org.junit.jupiter.api.Test;

/** Which rules of the content depend on which. */
class RuleDependentsTest {

  private final RuleDependents dependents =
      new RuleDependents(RunningHipHooks.knowledge(), "HipGuidance");

  @Test
  void rulesThatNameARuleDependOnItAndTheNearestComeFirst() {
    assertThat(dependents.of("RF-01 critical")).contains("ORD-21", "PLI-01");
    assertThat(dependents.of("RF-01")).contains("ORD-21", "PLI-01").doesNotContain("RF-01");
    assertThat(dependents.of("RF-01").indexOf("ORD-21"))
        .isLessThan(dependents.of("RF-01").indexOf("ESC-RTR"));
  }

  @Test
  void nothingDependsOnARuleThatNobodyNames() {
    assertThat(dependents.of("PLI-06")).isEmpty();
    assertThat(dependents.of("NO-SUCH")).isEmpty();
  }
}
