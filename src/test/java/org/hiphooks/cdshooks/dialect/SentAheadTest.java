package org.hiphooks.cdshooks.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hiphooks.config.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The prefetch as each client means it. */
class SentAheadTest {

  private static final JsonNode PATIENT = JsonNodeFactory.instance.objectNode().put("id", "1");

  @Test
  void medplumSaysNothingByNull() {
    assertThat(SentAhead.of(Offers.client(Dialect.MEDPLUM), sent()))
        .containsExactly(Map.entry("patient", PATIENT));
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"STANDARD", "EPIC", "SANDBOX"})
  void fromOthersNullMeansThatThereIsNothing(Dialect dialect) {
    assertThat(SentAhead.of(Offers.client(dialect), sent()))
        .containsExactly(
            Map.entry("patient", PATIENT), Map.entry("allergies", NullNode.getInstance()));
  }

  private static Map<String, JsonNode> sent() {
    Map<String, JsonNode> sent = new LinkedHashMap<>();
    sent.put("pat", PATIENT);
    sent.put("allergies", NullNode.getInstance());
    return sent;
  }
}
