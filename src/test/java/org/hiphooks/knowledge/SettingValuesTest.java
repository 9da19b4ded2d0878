package org.hiphooks.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.config.Scalar;
import org.hiphooks.config.SettingsProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site may write for a setting, and what it is told otherwise. */
class SettingValuesTest {

  private static final Map<String, Setting> KNOWN =
      Setting.of(Content.embedded(), new ArrayList<>());

  private final List<SettingsProblem> problems = new ArrayList<>();

  private Map<String, Object> resolve(String... pairs) {
    Map<String, Scalar> written = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      written.put(pairs[i], new Scalar(pairs[i + 1], "site.yaml:" + (i / 2 + 2)));
    }
    return SettingValues.resolve(KNOWN, written, problems);
  }

  private List<String> messages() {
    return problems.stream().map(SettingsProblem::toString).toList();
  }

  @Test
  void valuesHaveTheTypeOfTheirSetting() {
    assertThat(
            resolve(
                "CHRONIC_WEEKS", "10", "INR_MAX", "2.5", "FAI_REQUIRE_INJECTION_FIRST", "false"))
        .containsExactly(
            Map.entry("CHRONIC_WEEKS", 10),
            Map.entry("INR_MAX", new BigDecimal("2.5")),
            Map.entry("FAI_REQUIRE_INJECTION_FIRST", false));
    assertThat(problems).isEmpty();
  }

  @Test
  void aWholeNumberWillDoForADecimal() {
    assertThat(resolve("TEMP_FEVER", "38")).containsEntry("TEMP_FEVER", new BigDecimal("38.0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHRONIC_WEEKS | 27 | must be a whole number from 6 to 26 weeks, not '27'",
        "CHRONIC_WEEKS | 5 | must be a whole number from 6 to 26 weeks, not '5'",
        "CHRONIC_WEEKS | 12.0 | must be a whole number from 6 to 26 weeks, not '12.0'",
        "CHRONIC_WEEKS | -12 | must be a whole number from 6 to 26 weeks, not '-12'",
        "CHRONIC_WEEKS | 0x0c | must be a whole number from 6 to 26 weeks, not '0x0c'",
        "CHRONIC_WEEKS | 99999999999999999999999 | must be a whole number from 6 to 26 weeks, "
            + "not '99999999999999999999...'",
        "INR_MAX | 1e0 | must be a number from 1.5 to 5.0 INR, not '1e0'",
        "INR_MAX | 5.00000001 | must be a number from 1.5 to 5.0 INR, not '5.00000001'",
        "EMERGENCY_RF_CARDS | no | must be true or false, not 'no'",
      })
  void whatIsNotAllowedIsNamedWithWhatIs(String name, String text, String message) {
    assertThat(resolve(name, text)).isEmpty();
    assertThat(messages()).containsExactly("site.yaml:2: " + name + ' ' + message);
  }

  @Test
  void anUnknownNameComesWithTheNearestOne() {
    assertThat(resolve("CHRONIC_WEEK", "12", "COLOUR", "12")).isEmpty();
    assertThat(messages())
        .containsExactly(
            "site.yaml:2: no setting is called 'CHRONIC_WEEK'; did you mean CHRONIC_WEEKS?",
            "site.yaml:3: no setting is called 'COLOUR'");
  }

  @Test
  void theEndsOfAScaleDoNotChangePlaces() {
    resolve("NRS_MILD_MAX", "5", "NRS_MODERATE_MAX", "5");
    assertThat(messages())
        .containsExactly("site.yaml:2: NRS_MILD_MAX (5) must be below NRS_MODERATE_MAX (5)");
  }

  @Test
  void oneEndIsComparedWithTheDefaultOfTheOther() {
    resolve("DX_LIKELY", "4", "DX_POSSIBLE", "3");
    assertThat(problems).isEmpty();
    resolve("DX_POSSIBLE", "6");
    assertThat(messages())
        .containsExactly("site.yaml:2: DX_POSSIBLE (6) must be below DX_LIKELY (6)");
  }

  @Test
  void everySettingMayBeSetToEitherEndOfItsRange() {
    for (Setting setting : KNOWN.values()) {
      for (Object end : new Object[] {setting.min(), setting.max()}) {
        String text = end == null ? "false" : String.valueOf(end);
        assertThat(
                SettingValues.resolve(
                    Map.of(setting.name(), setting),
                    Map.of(setting.name(), new Scalar(text, "site.yaml:2")),
                    problems))
            .as(setting.name())
            .hasSize(1);
      }
    }
    assertThat(problems).isEmpty();
  }
}
