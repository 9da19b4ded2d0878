package org.hiphooks.decide;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.InputLabel;

/**
 * The order in which inputs are read; one without a name of its own is not for reading.
 *
 * @param labels in this order
 */
record ReadingOrder(List<InputLabel> labels) {

  /** Of all that have names. */
  static ReadingOrder of(Map<String, InputLabel> labels) {
    return new ReadingOrder(
        labels.values().stream()
            .sorted(Comparator.comparingInt(InputLabel::order).thenComparing(InputLabel::name))
            .toList());
  }
}
