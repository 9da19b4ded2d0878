package org.hiphooks.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody is asked what is only looked for in others. */
class InputCarrierTest {

  private static final Background BACKGROUND = Knowledge.load(Content.embedded()).background();

  @ParameterizedTest(name = "{0} of a {1} of {2}: {3}")
  @CsvSource({
    "xrSCFE, male, 64, false",
    "xrSCFE, male, 17, false",
    "xrSCFE, male, 16, true",
    "xrSCFE, female, 8, true",
    "xrSCFE, female, 7, false",
    "xrSCFE, female, , true",
    "xrPerthes, male, 48, false",
    "xrPerthes, male, 10, true",
    "xrPerthes, , 3, true",
    "amenorrheaMonths, male, 27, false",
    "amenorrheaMonths, female, 27, true",
    "nrs, male, 64, true"
  })
  void whatIsAskedFitsSexAndAge(String input, String sex, Integer age, boolean isAsked) {
    assertThat(BACKGROUND.carrier(input).isAskedOf(sex, age)).isEqualTo(isAsked);
  }
}
