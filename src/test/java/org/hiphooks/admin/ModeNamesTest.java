package org.hiphooks.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hiphooks.ledger.ModeTarget;
import org.junit.jupiter.api.Test;

/** For which names a mode can be set. */
class ModeNamesTest {

  private static final ModeNames NAMES =
      new ModeNames(
          List.of("hip-pain-guidance"), List.of("RF-03", "RF-03 critical"), List.of("north"));

  @Test
  void aRuleThatThereIsCanBeSetAloneAndWithItsLevel() {
    for (String rule : List.of("RF-03", "RF-03 critical", ModeTarget.ANY)) {
      assertThatCode(() -> NAMES.require(ModeTarget.ofRule(rule))).doesNotThrowAnyException();
    }
    ModeTarget whole = new ModeTarget("hip-pain-guidance", "RF-03", "north");
    assertThatCode(() -> NAMES.require(whole)).doesNotThrowAnyException();
  }

  @Test
  void aRuleThatThereIsNotIsRefusedWithTheNearestOne() {
    assertThatThrownBy(() -> NAMES.require(ModeTarget.ofRule("RF-3")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(404);
              assertThat(refused.values()).containsExactly("rule", "RF-3", "RF-03");
            });
    assertThatThrownBy(() -> NAMES.require(ModeTarget.ofRule("nope")))
        .isInstanceOf(Refused.class)
        .hasMessage("console.modes.unknown");
  }

  @Test
  void whileTheContentIsNotKnownAnyRuleCanBeSwitchedOff() {
    ModeNames starting = new ModeNames(List.of(), List.of(), List.of("north"));
    assertThatCode(() -> starting.require(ModeTarget.ofRule("RF-03"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> starting.require(new ModeTarget("*", "*", "nope")))
        .isInstanceOf(Refused.class);
  }
}
