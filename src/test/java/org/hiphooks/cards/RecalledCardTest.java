package org.hiphooks.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.cdshooks.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One card for two orders: what was done with it before must hold for both. */
class RecalledCardTest {

  private static final PastOverride PAST = new PastOverride("ORD01C", true, null, Instant.EPOCH);

  @Test
  void itIsAddressedOnlyIfItIsForEveryOrder() {
    assertThat(recalled(PAST, false).joined(recalled(PAST, false)).addressed()).isEqualTo(PAST);
    assertThat(recalled(PAST, false).joined(recalled(null, false)).addressed()).isNull();
    assertThat(recalled(null, false).joined(recalled(PAST, false)).addressed()).isNull();
  }

  @Test
  void itIsPutAwayOnlyIfItIsForEveryOrder() {
    assertThat(recalled(null, true).joined(recalled(null, true)).putAway()).isTrue();
    assertThat(recalled(null, true).joined(recalled(null, false)).putAway()).isFalse();
    assertThat(recalled(null, false).joined(recalled(null, true)).putAway()).isFalse();
  }

  private static RecalledCard recalled(@Nullable PastOverride addressed, boolean putAway) {
    Source source =
        new Source("A source", null, new Coding("https://example.org/topic", "ORD01C", null));
    return new RecalledCard(
        new Card(
            new UUID(0, 1),
            "A summary",
            null,
            Indicator.CRITICAL,
            source,
            List.of(),
            List.of(),
            List.of(),
            JsonNodeFactory.instance.objectNode()),
        addressed,
        putAway);
  }
}
