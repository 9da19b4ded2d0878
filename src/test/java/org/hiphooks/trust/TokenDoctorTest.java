package org.hiphooks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hiphooks.trust.TokenDoctor.Check;
import org.hiphooks.trust.TokenDoctor.Diagnosis;
import org.hiphooks.trust.TokenDoctor.State;
import org.junit.jupiter.api.Test;

/** What an administrator is told of a token. */
class TokenDoctorTest {

  private static Map<String, Check> examine(String token) {
    return diagnose(token).checks().stream().collect(Collectors.toMap(Check::name, c -> c));
  }

  private static Diagnosis diagnose(String token) {
    return new TokenDoctor(List.of(TestKeys.client()))
        .examine(token, TestKeys.AUDIENCE, TestKeys.NOW);
  }

  @Test
  void aGoodTokenPassesEveryCheckAndTwice() throws JOSEException {
    String token = TestKeys.good();
    for (int i = 0; i < 2; i++) {
      assertThat(diagnose("Bearer " + token).fault()).isNull();
    }
    assertThat(examine(token).values()).allMatch(check -> check.state() == State.PASSED);
  }

  @Test
  void ofAWrongAudienceItIsToldWhatWasExpectedAndFoundAndTheRestIsNotReached()
      throws JOSEException {
    Diagnosis diagnosis =
        new TokenDoctor(List.of(TestKeys.client()))
            .examine(TestKeys.good(), "https://other.example/x", TestKeys.NOW);
    assertThat(diagnosis.fault()).isEqualTo(Fault.AUDIENCE);
    assertThat(diagnosis.checks())
        .filteredOn(check -> check.state() == State.FAILED)
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.name()).isEqualTo("aud");
              assertThat(check.expected()).isEqualTo("https://other.example/x");
              assertThat(check.found()).isEqualTo(TestKeys.AUDIENCE);
            });
    assertThat(diagnosis.checks())
        .filteredOn(check -> check.state() == State.NOT_REACHED)
        .extracting(Check::name)
        .containsExactly("exp", "tenant", "alg", "signature", "jti");
  }

  @Test
  void anOldTokenFailsByItsTimes() throws JOSEException {
    Diagnosis diagnosis =
        new TokenDoctor(List.of(TestKeys.client()))
            .examine(
                TestKeys.good(),
                TestKeys.AUDIENCE,
                TestKeys.NOW.plus(java.time.Duration.ofDays(1)));
    assertThat(diagnosis.fault()).isEqualTo(Fault.EXPIRED);
  }

  @Test
  void algNoneFailsByItsFormAndSaysSo() {
    Map<String, Check> checks = examine("eyJhbGciOiJub25lIn0.e30.");
    Check form = checks.get("form");
    assertThat(form).isNotNull();
    assertThat(String.valueOf(form)).contains("FAILED").contains("alg none");
  }

  @Test
  void whatIsNoTokenAtAllIsSurvived() {
    for (String text : List.of("", "x", "a.b", "a.b.c", "{}", ".".repeat(50_000))) {
      assertThat(diagnose(text).fault()).isIn(Fault.MISSING, Fault.MALFORMED);
    }
  }
}
