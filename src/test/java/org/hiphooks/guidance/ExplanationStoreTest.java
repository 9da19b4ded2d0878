package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.explain.Access;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.explain.Explainer;
import org.hiphooks.explain.ExplanationStore;
import org.hiphooks.explain.SearchLimit;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What is kept, for how long and for whom. */
@TestInstance(Lifecycle.PER_CLASS)
class ExplanationStoreTest {

  private static final long MUCH = 1_000_000;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Explainer explainer = new Explainer(RunningHipHooks.knowledge());
  private final SettableClock clock = new SettableClock();
  private Evaluation evaluation;

  @BeforeAll
  void evaluate() throws Exception {
    CaseLibrary cases = CaseLibrary.load(Content.embedded());
    evaluation =
        new HipGuidance(RunningHipHooks.knowledge(), Map.of())
            .evaluate(
                "hip-pain-guidance",
                new RequestReader()
                    .read(
                        cases
                            .renderer()
                            .request(cases.get("V10"), RunningHipHooks.NOW, RenderOptions.plain())),
                RunningHipHooks.NOW)
            .orElseThrow();
  }

  @Test
  void whatIsKeptComesBackAsItWas() {
    ExplanationStore store = new ExplanationStore(clock, HOUR, 10, MUCH);
    Access followed = store.follow(store.keep(evaluation, explainer), null);
    Access.Kept kept =
        Objects.requireNonNull(store.open(followed.view(), followed.session()).kept());
    assertThat(kept.evaluation()).isEqualTo(evaluation);
    assertThat(kept.explainer().explain(kept.evaluation(), SearchLimit.NONE))
        .isEqualTo(explainer.explain(evaluation, SearchLimit.NONE));
  }

  @Test
  void aLinkWorksTwiceAndTheSamePageStaysOpenToItsBrowser() {
    ExplanationStore store = new ExplanationStore(clock, HOUR, 10, MUCH);
    String token = store.keep(evaluation, explainer);
    Access first = store.follow(token, null);
    Access second = store.follow(token, null);
    assertThat(second.state()).isEqualTo(Access.State.OPEN);
    assertThat(second.session()).isNotEqualTo(first.session());
    assertThat(store.follow(token, null).state()).isEqualTo(Access.State.REFUSED);
    assertThat(store.follow(token, first.session()).state()).isEqualTo(Access.State.OPEN);
    assertThat(store.open(first.view(), first.session()).state()).isEqualTo(Access.State.OPEN);
  }

  @Test
  void anotherBrowserMayNotSeeThePageNorBringASessionOfItsOwnMaking() {
    ExplanationStore store = new ExplanationStore(clock, HOUR, 10, MUCH);
    String made = "A".repeat(32);
    Access access = store.follow(store.keep(evaluation, explainer), made);
    assertThat(access.session()).isNotEqualTo(made);
    assertThat(store.open(access.view(), made).state()).isEqualTo(Access.State.REFUSED);
    assertThat(store.open(access.view(), null).state()).isEqualTo(Access.State.REFUSED);
    assertThat(store.open(access.view(), null).kept()).isNull();
    assertThat(store.follow("", null).state()).isEqualTo(Access.State.UNKNOWN);
  }

  @Test
  void afterItsTimeOnlyTheRulesAreLeft() {
    ExplanationStore store = new ExplanationStore(clock, HOUR, 10, MUCH);
    String token = store.keep(evaluation, explainer);
    Access open = store.follow(token, null);
    clock.pass(HOUR);
    Access gone = store.open(open.view(), open.session());
    assertThat(gone.state()).isEqualTo(Access.State.GONE);
    assertThat(gone.kept()).isNull();
    assertThat(gone.rules()).containsExactly("RF-01 warning", "ESC-HOLD warning", "DX info");
    assertThat(store.follow(token, null).state()).isEqualTo(Access.State.GONE);
  }

  @Test
  void theOldestGoFirstWhenThereAreTooManyOrTheyAreTooLarge() {
    for (ExplanationStore store :
        List.of(
            new ExplanationStore(clock, HOUR, 3, MUCH),
            new ExplanationStore(clock, HOUR, 1000, 60_000))) {
      String first = store.keep(evaluation, explainer);
      assertThat(store.follow(first, null).state()).isEqualTo(Access.State.OPEN);
      String last = first;
      for (int i = 0; i < 12; i++) {
        last = store.keep(evaluation, explainer);
      }
      assertThat(store.follow(first, null).state()).isNotEqualTo(Access.State.OPEN);
      assertThat(store.follow(last, null).state()).isEqualTo(Access.State.OPEN);
    }
  }

  /** A clock that is put forward. */
  private static final class SettableClock extends Clock {

    private Instant now = Instant.parse("2026-06-01T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
