package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServerLimitsTest {

  @ParameterizedTest(name = "{0} processors, {1} MB of heap: {2} at once, {3} wait")
  @CsvSource({
    "2, 64, 8, 64",
    "2, 192, 12, 64",
    "2, 1024, 16, 64",
    "8, 256, 32, 256",
    "8, 8192, 64, 256",
    "64, 8192, 128, 2048"
  })
  void a_call_has_a_place_if_there_is_heap_for_it_and_a_thread(
      int cores, long megabytes, int calls, int waiting) {
    ServerLimits limits = ServerLimits.of(cores, megabytes << 20);

    assertThat(limits.calls()).isEqualTo(calls);
    assertThat(limits.waitingCalls()).isEqualTo(waiting);
  }
}
