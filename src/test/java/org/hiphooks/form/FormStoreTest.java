package org.hiphooks.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hiphooks.explain.Explainer;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.pages.ServiceSite;
import org.junit.jupiter.api.Test;

/** How long a form is open, for whom, and with which content. */
class FormStoreTest {

  private static final Duration KEPT = Duration.ofMinutes(30);
  private static final int MOST = 2;
  private static final long BYTES = 1_000_000;

  private final Explainer explainer = new Explainer(Forms.GUIDANCE.knowledge());
  private final HandClock clock = new HandClock();
  private final FormStore store = new FormStore(clock, KEPT, MOST, BYTES);

  @Test
  void aFormIsOpenUntilItsTimeIsUpAndItsNowGoesOn() {
    FormStore.Opened opened = opened();
    clock.now = clock.now.plus(KEPT.minusSeconds(1));
    assertThat(store.posted(opened.handle()))
        .extracting(kept -> kept.form().now())
        .isEqualTo(Forms.NOW.plus(KEPT.minusSeconds(1)));
    clock.now = clock.now.plusSeconds(1);
    assertThat(store.posted(opened.handle())).isNull();
    assertThat(store.open(opened.view(), null)).isNull();
  }

  @Test
  void whatWasAnsweredIsKeptUntilThen() {
    FormStore.Opened opened = opened();
    Answers answers = new Answers(Map.of("nrs", List.of("6")));
    store.answered(
        opened.handle(), answers, List.of(new OpenForm.Before("RF-03", "critical", "s")));
    assertThat(Objects.requireNonNull(store.posted(opened.handle())).form().answers())
        .isEqualTo(answers);
  }

  @Test
  void whenThereAreTooManyTheOldestGoes() {
    FormStore.Opened first = opened();
    FormStore.Opened second = opened();
    FormStore.Opened third = opened();
    assertThat(store.posted(first.handle())).isNull();
    assertThat(store.posted(second.handle())).isNotNull();
    assertThat(store.posted(third.handle())).isNotNull();
  }

  @Test
  void aPageIsSeenOnceWithoutCookieAndByNoOtherBrowser() {
    FormStore.Arrival arrival = arrived();
    assertThat(store.open(arrival.view(), null)).isNotNull();
    assertThat(store.open(arrival.view(), null)).isNull();
    assertThat(store.open(arrival.view(), "B".repeat(32))).isNull();
    assertThat(store.open(arrival.view(), arrival.session())).isNotNull();
  }

  @Test
  void contentThatIsLoadedOpensNoFormUntilItAnswers() {
    FormSite site = new FormSite(new ServiceSite());
    URI address = URI.create("https://cds.example.org");
    site.opened(site.around(Forms.GUIDANCE, address, KEPT));
    HipGuidance next = new HipGuidance(Forms.GUIDANCE.knowledge(), Map.of());
    site.around(next, address, KEPT);
    assertThat(site.active()).isSameAs(Forms.GUIDANCE);
    site.opened(next);
    assertThat(site.active()).isSameAs(next);
  }

  private FormStore.Opened opened() {
    FormStore.Arrival arrival = arrived();
    return Objects.requireNonNull(store.open(arrival.view(), arrival.session()));
  }

  private FormStore.Arrival arrived() {
    String token =
        store.keep(Forms.GUIDANCE, explainer, Forms.visit("female"), List.of(), null, Forms.NOW);
    return Objects.requireNonNull(store.follow(token, null));
  }

  /** A clock that is set by hand. */
  private static final class HandClock extends Clock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

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
