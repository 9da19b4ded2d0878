package org.hiphooks.guidance;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.KeyState;
import org.hiphooks.chart.Unread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how each prefetch key was answered, and logs what could not be read with its reason. */
final class ReadStates {

  private static final Logger LOG = LoggerFactory.getLogger(ReadStates.class);

  private final MeterRegistry registry;

  ReadStates(MeterRegistry registry) {
    this.registry = registry;
  }

  void note(Chart chart) {
    if (chart.foreign() > 0) {
      registry.counter("hiphooks.records.foreign").increment(chart.foreign());
      LOG.warn("dropped {} resources that do not name the patient", chart.foreign());
    }
    Map<String, String> states = new TreeMap<>();
    Map<String, String> reasons = new TreeMap<>();
    for (Map.Entry<String, KeyState> key : chart.keys().entrySet()) {
      states.put(key.getKey(), word(key.getValue()));
    }
    for (Unread unread : chart.unread()) {
      reasons.put(unread.name(), word(unread.reason()));
    }
    states.putAll(reasons);
    states.forEach(
        (key, state) -> registry.counter("hiphooks.data", "key", key, "state", state).increment());
    if (reasons.values().stream().anyMatch(reason -> !reason.equals("not-supplied"))) {
      LOG.warn("not read: {}", reasons);
    }
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
